package io.centralita.core.routing;

import io.centralita.core.kernel.ids.UserId;

/** An online user in the explanation of a decision. */
public record ConsideredUser(UserId userId, int load, int capacity, boolean eligible) {

    public static ConsideredUser of(Candidate candidate, Waiting conversation) {
        return new ConsideredUser(
                candidate.user(), candidate.load(), candidate.capacity(), candidate.takes(conversation));
    }
}
