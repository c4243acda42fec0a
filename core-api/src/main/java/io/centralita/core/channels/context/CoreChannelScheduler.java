package io.centralita.core.channels.context;

import io.centralita.channel.spi.context.ChannelScheduler;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** One channel's own thread, made when first used: a plug-in that blocks it holds up only itself. */
final class CoreChannelScheduler implements ChannelScheduler {

    private static final Logger LOG = Logger.getLogger(CoreChannelScheduler.class);

    private final ScheduledThreadPoolExecutor executor;

    CoreChannelScheduler(String name) {
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            var thread = new Thread(task, "channel-" + name);
            thread.setDaemon(true);
            return thread;
        });
        executor.setKeepAliveTime(30, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        executor.setRemoveOnCancelPolicy(true);
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(guarded(task));
    }

    @Override
    public Cancellation after(Duration delay, Runnable task) {
        return cancellation(executor.schedule(guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS));
    }

    @Override
    public Cancellation every(Duration period, Runnable task) {
        var nanos = period.toNanos();
        return cancellation(executor.scheduleWithFixedDelay(guarded(task), nanos, nanos, TimeUnit.NANOSECONDS));
    }

    void close() {
        executor.shutdownNow();
    }

    private static Cancellation cancellation(ScheduledFuture<?> timer) {
        return () -> timer.cancel(false);
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException failure) {
                LOG.warnf(failure, "background work of a plug-in failed");
            }
        };
    }
}
