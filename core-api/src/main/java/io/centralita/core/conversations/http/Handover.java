package io.centralita.core.conversations.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.core.conversations.AssignmentRules.TeamChoice;
import io.centralita.core.identity.Caller;
import io.centralita.core.kernel.http.Bodies;
import io.centralita.core.kernel.http.MergePatch;
import io.centralita.core.kernel.ids.MalformedIdException;
import io.centralita.core.kernel.ids.TeamId;
import io.centralita.core.kernel.ids.UserId;
import io.centralita.core.kernel.problem.ProblemException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code PUT /v1/conversations/{id}/assignment}: {@code assignee_id} ({@code usr_…}, {@code me}, or null for
 * nobody) and, when the team changes too, {@code team_id} ({@code team_…}, or null for none).
 */
record Handover(@Nullable UserId assignee, Optional<TeamChoice> team) {

    private static final int LONGEST = 64;

    static Handover of(@Nullable JsonNode body, Caller asking) {
        var fields = MergePatch.of(Bodies.required(body), Set.of("assignee_id", "team_id"));
        if (!fields.has("assignee_id")) {
            throw ProblemException.invalid("/assignee_id", "required", "The field is required; null means nobody.");
        }
        var assignee = fields.text("assignee_id", null, LONGEST);
        return new Handover(assignee == null ? null : Assignees.named(assignee, asking), team(fields));
    }

    private static Optional<TeamChoice> team(MergePatch fields) {
        if (!fields.has("team_id")) {
            return Optional.empty();
        }
        var team = fields.text("team_id", null, LONGEST);
        try {
            return Optional.of(new TeamChoice(team == null ? null : TeamId.fromString(team)));
        } catch (MalformedIdException malformed) {
            throw ProblemException.invalid("/team_id", "malformed_id", malformed.detail());
        }
    }
}
