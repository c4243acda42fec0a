package io.centralita.core.kernel.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A token bucket in one number: the moment at which the bucket would be full again (the "generic cell rate algorithm").
 * Safe for any thread, without a lock. Times are of {@link System#nanoTime()}.
 */
final class Allowance {

    private final long interval;
    private final long window;
    private final AtomicLong fullAt = new AtomicLong(Long.MIN_VALUE);

    /** @param quota requests in a window; all of them may come at once */
    Allowance(long quota, Duration window) {
        this.window = window.toNanos();
        this.interval = Math.max(1, this.window / quota);
    }

    /** Takes one; 0 when there was one, else the nanoseconds until there is. */
    long take(long now) {
        while (true) {
            var before = fullAt.get();
            var from = before == Long.MIN_VALUE || before - now < 0 ? now : before;
            var after = from + interval;
            if (after - now > window) {
                return after - now - window;
            }
            if (fullAt.compareAndSet(before, after)) {
                return 0;
            }
        }
    }

    /** Nothing is left, and nothing comes back before the pause is over. */
    void exhaust(long now, long pause) {
        fullAt.set(now + window + pause);
    }

    long remaining(long now) {
        var full = fullAt.get();
        var used = full == Long.MIN_VALUE ? 0 : Math.max(0, full - now);
        return Math.max(0, window - used) / interval;
    }
}
