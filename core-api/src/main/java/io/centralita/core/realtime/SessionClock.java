package io.centralita.core.realtime;

import java.time.Instant;

/** The times of one socket. */
final class SessionClock {

    private static final long AUTH_NOTICE_SECONDS = 60;

    private final FrameRate rate = new FrameRate();
    private long heardAt = Ticker.now();
    private long pingedAt = heardAt;
    private long unidentifiedSince = heardAt;
    private long recheckAt = Long.MAX_VALUE;
    private boolean authAsked;

    void heard() {
        heardAt = Ticker.now();
    }

    boolean allowsFrame() {
        return rate.allows(heardAt);
    }

    void awaitIdentify() {
        unidentifiedSince = Ticker.now();
    }

    boolean isSilentFor(long millis, long now) {
        return now - heardAt > millis;
    }

    boolean isUnidentifiedFor(long millis, long now) {
        return now - unidentifiedSince > millis;
    }

    boolean isPingDue(long everyMillis, long now) {
        if (now - heardAt < everyMillis || now - pingedAt < everyMillis) {
            return false;
        }
        pingedAt = now;
        return true;
    }

    void recheckWithin(long millis) {
        recheckAt = Math.min(recheckAt, Ticker.now() + millis);
    }

    /** True once when it is due; the next follows after {@code everyMillis}. */
    boolean isRecheckDue(long everyMillis, long now) {
        if (now < recheckAt) {
            return false;
        }
        recheckAt = now + everyMillis;
        return true;
    }

    long secondsUntil(Instant end) {
        return end.getEpochSecond() - Instant.now().getEpochSecond();
    }

    /** True once for each credential, when it is about to end. */
    boolean isAuthDue(long secondsLeft) {
        if (secondsLeft > AUTH_NOTICE_SECONDS) {
            authAsked = false;
            return false;
        }
        var due = !authAsked;
        authAsked = true;
        return due;
    }
}
