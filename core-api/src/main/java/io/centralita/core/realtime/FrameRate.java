package io.centralita.core.realtime;

/** 120 client frames a minute, as a bucket that refills by the clock. */
final class FrameRate {

    private static final int EACH_MINUTE = 120;
    private static final long MILLIS_EACH = 60_000 / EACH_MINUTE;

    private long emptyUntil;

    /** Whether one more frame is within the rate. */
    boolean allows(long nowMillis) {
        emptyUntil = Math.max(emptyUntil, nowMillis - EACH_MINUTE * MILLIS_EACH) + MILLIS_EACH;
        return emptyUntil <= nowMillis;
    }

    /** Gives back what a frame took. */
    void refund() {
        emptyUntil -= MILLIS_EACH;
    }
}
