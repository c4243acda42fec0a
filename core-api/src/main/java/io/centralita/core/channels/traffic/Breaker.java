package io.centralita.core.channels.traffic;

import java.time.Duration;
import java.util.Locale;

/**
 * Opens after failures in a row; then one message at a time finds out whether the provider is back, with growing pauses. Not
 * thread-safe.
 */
final class Breaker {

    /** As it is shown. */
    enum State {
        CLOSED,
        OPEN,
        HALF_OPEN;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int MOST_DOUBLINGS = 6;

    private final int most;
    private final Duration pause;
    private int failures;
    private int openings;
    private long until;
    private boolean probing;

    /**
     * @param most failures in a row that open it
     * @param pause before the first probe
     */
    Breaker(int most, Duration pause) {
        this.most = most;
        this.pause = pause;
    }

    boolean allows(long now) {
        return failures < most || (!probing && until - now <= 0);
    }

    /** A message goes out. */
    void sent() {
        probing = failures >= most;
    }

    /** The provider answered. */
    void succeeded() {
        failures = 0;
        openings = 0;
        probing = false;
    }

    /** Whether it opened, or opened again. */
    boolean failed(long now) {
        failures++;
        var opens = failures == most || (failures > most && probing);
        if (opens) {
            until = now
                    + pause.multipliedBy(1L << Math.min(openings, MOST_DOUBLINGS))
                            .toNanos();
            openings++;
        }
        probing = false;
        return opens;
    }

    /** What went out came back without having been tried. */
    void abandoned() {
        probing = false;
    }

    State state(long now) {
        if (failures < most) {
            return State.CLOSED;
        }
        return probing || until - now <= 0 ? State.HALF_OPEN : State.OPEN;
    }

    /** Until the next probe; not positive when it may go now. */
    long nanosLeft(long now) {
        return failures < most ? 0 : until - now;
    }
}
