package io.centralita.core.conversations;

import io.centralita.core.kernel.ids.TeamId;
import io.centralita.core.kernel.ids.TypedId;
import io.centralita.core.kernel.ids.UserId;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rules by which a conversation gets, changes and loses its assignee. */
public final class AssignmentRules {

    private AssignmentRules() {}

    /** To the user when nobody holds it: of many at once, the first. The others get {@code already_assigned}. */
    public static ChangeRule claim(UserId user, Map<String, Object> reason) {
        return (present, now) -> {
            var view = present.value();
            refuseClosed(view);
            var holder = view.assigneeId();
            if (holder != null) {
                throw ProblemException.of(ProblemCode.ALREADY_ASSIGNED, holder + " holds the conversation already.");
            }
            return moved(view, user, view.teamId(), reason, now);
        };
    }

    /**
     * To this user, or to nobody, and to this team, or to none, whoever held it before.
     *
     * @param team empty keeps the team it has
     */
    public static ChangeRule reassign(@Nullable UserId user, Optional<TeamChoice> team) {
        return (present, now) -> {
            var view = present.value();
            refuseClosed(view);
            var newTeam = team.isPresent() ? team.get().team() : view.teamId();
            return Objects.equals(view.assigneeId(), user) && Objects.equals(view.teamId(), newTeam)
                    ? Optional.empty()
                    : moved(view, user, newTeam, Map.of(), now);
        };
    }

    /** A team, or none. */
    public record TeamChoice(@Nullable TeamId team) {}

    /** Nobody's, still its team's. */
    public static ChangeRule unassign() {
        return (present, now) -> present.value().assigneeId() == null
                ? Optional.empty()
                : moved(present.value(), null, present.value().teamId(), Map.of(), now);
    }

    private static void refuseClosed(ConversationView view) {
        if (view.status() == ConversationStatus.CLOSED) {
            throw ProblemException.of(ProblemCode.CONVERSATION_CLOSED, "The conversation is closed.");
        }
    }

    private static Optional<Change> moved(
            ConversationView before,
            @Nullable UserId user,
            @Nullable TeamId team,
            Map<String, Object> reason,
            Instant now) {
        var details = new LinkedHashMap<String, Object>();
        details.put("previous_assignee_id", before.assigneeId());
        details.put("previous_team_id", before.teamId());
        details.putAll(reason);
        var told = user == null ? "conversation.unassigned" : "conversation.assigned";
        return Optional.of(
                new Change(before.withAssignment(user, team, now), told, details, uuid(before.assigneeId())));
    }

    private static @Nullable UUID uuid(@Nullable TypedId id) {
        return id == null ? null : id.value();
    }
}
