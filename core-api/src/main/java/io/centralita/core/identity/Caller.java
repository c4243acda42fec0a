package io.centralita.core.identity;

import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as it stood at most a few seconds ago.
 *
 * @param principal the user's id or the API key's id
 * @param permissions what it may do now: of the role or the key, less what the token gave up
 * @param teams ids of the teams a user belongs to; none for an API key
 */
public record Caller(
        WorkspaceId workspace,
        UUID principal,
        Kind kind,
        Set<Permission> permissions,
        Set<UUID> teams,
        Credential credential) {

    public enum Kind {
        USER,
        API_KEY
    }

    public Actor actor() {
        return new Actor(kind == Kind.USER ? Actor.Kind.USER : Actor.Kind.API_KEY, principal);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** @throws ProblemException FORBIDDEN (403) */
    public void require(Permission permission) {
        if (!may(permission)) {
            throw ProblemException.of(ProblemCode.FORBIDDEN, "The permission " + permission.wire() + " is missing.");
        }
    }

    /**
     * Whether a conversation of the caller's workspace is visible to it: all of them, or its own, its teams', and those
     * of nobody and no team. What is not visible answers as if it did not exist.
     */
    public boolean sees(@Nullable UUID assignee, @Nullable UUID team) {
        if (may(Permission.CONVERSATIONS_READ_ALL)) {
            return true;
        }
        if (!may(Permission.CONVERSATIONS_READ_OWN)) {
            return false;
        }
        return principal.equals(assignee) || (team == null ? assignee == null : teams.contains(team));
    }
}
