package io.centralita.channel.spi.context;

import java.time.Duration;
import java.util.concurrent.Executor;

/** Work in the background, on threads the core gives this plug-in. The core cancels what is left when a channel stops. */
public interface ChannelScheduler extends Executor {

    /** Runs once, after a delay. */
    Cancellation after(Duration delay, Runnable task);

    /** Runs again and again, a period after the end of the run before. A failing run is logged and does not end it. */
    Cancellation every(Duration period, Runnable task);

    /** Takes back a timer. */
    @FunctionalInterface
    interface Cancellation {
        /** No run begins after this returns. Cancelling twice does nothing. */
        void cancel();
    }
}
