package io.centralita.channel.wppconnect.catchup;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What to go through.
 *
 * @param since what was written since is given
 * @param unreadSince what is unread is given since this earlier moment
 * @param reach how many times as far as usual to go
 */
record Span(Instant since, Instant unreadSince, int reach) {
    /** Clocks differ, and what was told just before the end may not have been stored. */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    /** WhatsApp Web gets what came while it was cut off late, and in any order; the list of what is unread costs one call. */
    private static final Duration UNREAD_BACK = Duration.ofDays(1);

    static Span exactly(Instant since) {
        return new Span(since, since, 1);
    }

    /** @param first when the number was first online; null when that is not known */
    static Span after(Instant caughtUpTo, @Nullable Instant first, int reach) {
        Instant since = caughtUpTo.minus(OVERLAP);
        Instant back = since.minus(UNREAD_BACK);
        Instant earliest = first == null || first.isAfter(since) ? since : first;
        return new Span(since, back.isBefore(earliest) ? earliest : back, reach);
    }
}
