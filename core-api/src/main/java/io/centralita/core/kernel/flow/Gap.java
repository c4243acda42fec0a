package io.centralita.core.kernel.flow;

import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/**
 * A short rest after each flush, in which those who come together gather for the next: on a busy station it makes few large
 * transactions of many small ones. Whoever comes after a longer silence waits for nothing. Work that nobody waits for, such as
 * ticks, may rest longer than urgent work. Any thread.
 */
public final class Gap {

    private static final long NONE = Long.MAX_VALUE;

    private final Vertx vertx;
    private final long urgentNanos;
    private final long leisureNanos;
    private long endedAt;
    private long wakesAfter = NONE;

    public Gap(Vertx vertx, long millis) {
        this(vertx, millis, millis);
    }

    /** @param leisureMillis the rest while nothing urgent waits */
    public Gap(Vertx vertx, long urgentMillis, long leisureMillis) {
        this.vertx = vertx;
        this.urgentNanos = TimeUnit.MILLISECONDS.toNanos(urgentMillis);
        this.leisureNanos = TimeUnit.MILLISECONDS.toNanos(leisureMillis);
        this.endedAt = System.nanoTime() - leisureNanos;
    }

    /** A flush is over. */
    public synchronized void rest() {
        endedAt = System.nanoTime();
    }

    /** Whether the rest is over; if not, {@code later} runs when it is. */
    public synchronized boolean over(boolean urgent, Runnable later) {
        var rest = urgent ? urgentNanos : leisureNanos;
        var left = rest - (System.nanoTime() - endedAt);
        if (left <= 0) {
            return true;
        }
        if (rest < wakesAfter) {
            wakesAfter = rest;
            vertx.setTimer(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)), ignored -> {
                synchronized (this) {
                    wakesAfter = NONE;
                }
                later.run();
            });
        }
        return false;
    }
}
