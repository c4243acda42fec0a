package io.centralita.core.messages.delivery;

import io.centralita.core.channels.inbox.LaneLease;
import java.time.Duration;

/**
 * The right to give one message to a plug-in. It runs out while the lane is surely still ours, and while nobody can have given up
 * waiting for the outcome: whoever stood still for longer must not call. Any thread.
 */
final class Permit {

    private final long since;
    private final Duration length;
    private volatile boolean used;

    /**
     * @param since {@code System.nanoTime} of a moment before the transaction that wrote {@code dispatching}
     * @param patience how long others hold the message in doubt from then on
     */
    Permit(long since, Duration patience) {
        this.since = since;
        this.length = patience.compareTo(LaneLease.SURE) < 0 ? patience.dividedBy(2) : LaneLease.SURE;
    }

    /** To be asked directly before the call, which must not be made when the answer is no. */
    boolean use() {
        used = true;
        return System.nanoTime() - since <= length.toNanos();
    }

    /** Whether it was asked for before it ran out; once it has run out, whoever was not asked never calls. */
    boolean used() {
        return used;
    }

    Duration length() {
        return length;
    }
}
