package io.centralita.core.conversations.http;

import io.centralita.core.conversations.AssignmentRules.TeamChoice;
import io.centralita.core.identity.Caller;
import io.centralita.core.identity.Teams;
import io.centralita.core.identity.User;
import io.centralita.core.identity.Users;
import io.centralita.core.kernel.http.Bodies;
import io.centralita.core.kernel.ids.MalformedIdException;
import io.centralita.core.kernel.ids.UserId;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Who may hold a conversation: an active user of the workspace, {@code me} for the caller. */
@ApplicationScoped
class Assignees {

    private static final String POINTER = "/assignee_id";

    private final Users users;
    private final Teams teams;

    Assignees(Users users, Teams teams) {
        this.users = users;
        this.teams = teams;
    }

    static UserId me(Caller caller) {
        if (caller.kind() != Caller.Kind.USER) {
            throw ProblemException.invalid(POINTER, "not_a_user", "An API key is nobody's \"me\".");
        }
        return new UserId(caller.principal());
    }

    static UserId named(@Nullable String text, Caller caller) {
        var name = Bodies.required(POINTER, text);
        if ("me".equals(name)) {
            return me(caller);
        }
        try {
            return UserId.fromString(name);
        } catch (MalformedIdException malformed) {
            throw ProblemException.invalid(POINTER, "malformed_id", malformed.detail());
        }
    }

    /** The user again, when it is active; else 422. */
    Uni<UserId> active(Caller caller, UserId user) {
        if (caller.principal().equals(user.value())) {
            return Uni.createFrom().item(user);
        }
        return users.find(caller.workspace(), user)
                .onFailure(Assignees::isNotFound)
                .transform(failure -> unknown())
                .map(found -> {
                    if (found.status() != User.Status.ACTIVE) {
                        throw unknown();
                    }
                    return user;
                });
    }

    /** The same again, when the user is active and the team exists; else 422. */
    Uni<Handover> checked(Caller caller, Handover wanted) {
        var user = wanted.assignee();
        Uni<?> userChecked = user == null ? Uni.createFrom().voidItem() : active(caller, user);
        var team = wanted.team().map(TeamChoice::team).orElse(null);
        Uni<?> teamChecked = team == null
                ? Uni.createFrom().voidItem()
                : teams.find(caller.workspace(), team)
                        .onFailure(Assignees::isNotFound)
                        .transform(
                                failure -> ProblemException.invalid("/team_id", "unknown", "There is no such team."));
        return userChecked.chain(() -> teamChecked).replaceWith(wanted);
    }

    private static boolean isNotFound(Throwable failure) {
        return failure instanceof ProblemException problem && problem.code() == ProblemCode.NOT_FOUND;
    }

    private static ProblemException unknown() {
        return ProblemException.invalid(POINTER, "unknown", "There is no such active user.");
    }
}
