package io.centralita.channel.wppconnect.session;

import io.centralita.channel.spi.context.ChannelScheduler;
import java.time.Duration;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * When the session is looked at next. Looks belong to a turn, which ends when the channel is held or something new is asked for,
 * so that a late answer changes nothing. Any thread.
 */
final class Rhythm {
    static final Duration WHILE_PAIRING = Duration.ofSeconds(15);
    static final Duration WHILE_ONLINE = Duration.ofSeconds(60);
    static final Duration WHILE_LOST = Duration.ofSeconds(15);
    static final Duration SOON = Duration.ofSeconds(5);
    private static final int[] SECONDS_AFTER_START = {3, 5, 10, 15};
    private static final int LOOKS_BETWEEN_SWEEPS = 10;

    private final ChannelScheduler scheduler;
    private final LongConsumer look;
    private ChannelScheduler.@Nullable Cancellation timer;
    private boolean running;
    private long turn;
    private int looks;

    /** @param look is given the turn it belongs to */
    Rhythm(ChannelScheduler scheduler, LongConsumer look) {
        this.scheduler = scheduler;
        this.look = look;
    }

    synchronized boolean running() {
        return running;
    }

    /** Begins to run. */
    synchronized long begin() {
        running = true;
        return ++turn;
    }

    /** A new turn. */
    synchronized long anew() {
        return ++turn;
    }

    synchronized void end() {
        running = false;
        turn++;
        cancel();
    }

    private void cancel() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    /** Whether a turn is the present one. */
    synchronized boolean goesOn(long asked) {
        return running && asked == turn;
    }

    synchronized void lookIn(Duration delay) {
        lookIn(delay, turn);
    }

    synchronized void lookIn(Duration delay, long asked) {
        if (goesOn(asked)) {
            cancel();
            timer = scheduler.after(delay, () -> look.accept(asked));
        }
    }

    /** Longer with each look at a session that was started. */
    synchronized Duration afterStart() {
        return Duration.ofSeconds(SECONDS_AFTER_START[Math.min(looks++, SECONDS_AFTER_START.length - 1)]);
    }

    /** Counts the looks anew. */
    synchronized void startsOver() {
        looks = 0;
    }

    /** Whether so many looks went by that what was missed is to be fetched. */
    synchronized boolean sweepDue() {
        return ++looks % LOOKS_BETWEEN_SWEEPS == 0;
    }
}
