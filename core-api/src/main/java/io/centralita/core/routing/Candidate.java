package io.centralita.core.routing;

import io.centralita.core.kernel.ids.TeamId;
import io.centralita.core.kernel.ids.UserId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An active user who is online.
 *
 * @param load conversations held that are not closed
 * @param capacity how many it takes from automatic assignment
 * @param lastAssignedAt when automatic assignment last gave it one
 */
public record Candidate(
        UserId user,
        int load,
        int capacity,
        Set<TeamId> teams,
        @Nullable Instant lastAssignedAt) {

    /** Of the team, when the conversation has one, and below its capacity. */
    public boolean takes(Waiting conversation) {
        return isOf(conversation.team()) && isFree();
    }

    public boolean isFree() {
        return load < capacity;
    }

    public boolean isOf(@Nullable TeamId team) {
        return team == null || teams.contains(team);
    }

    Candidate given(Instant now) {
        return new Candidate(user, load + 1, capacity, teams, now);
    }
}
