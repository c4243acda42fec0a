package io.centralita.channel.wppconnect.session;

import io.centralita.channel.spi.context.ChannelScheduler;
import io.centralita.channel.spi.context.ChannelScheduler.Cancellation;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Timers that end together when the channel is held. */
public final class Timers {
    private final ChannelScheduler scheduler;
    private final Set<Cancellation> open = new HashSet<>();
    private boolean held = true;

    public Timers(ChannelScheduler scheduler) {
        this.scheduler = scheduler;
    }

    synchronized void allow() {
        held = false;
    }

    synchronized void hold() {
        held = true;
        open.forEach(Cancellation::cancel);
        open.clear();
    }

    /** Does nothing while the channel is held. */
    public synchronized Cancellation after(Duration delay, Runnable task) {
        if (held) {
            return () -> {};
        }
        Cancellation[] own = new Cancellation[1];
        own[0] = scheduler.after(delay, () -> {
            done(own);
            task.run();
        });
        open.add(own[0]);
        return () -> cancel(own);
    }

    private synchronized void cancel(Cancellation[] own) {
        if (open.remove(own[0])) {
            own[0].cancel();
        }
    }

    private synchronized void done(Cancellation[] own) {
        open.remove(own[0]);
    }
}
