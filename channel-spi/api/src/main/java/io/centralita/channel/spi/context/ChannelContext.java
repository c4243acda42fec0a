package io.centralita.channel.spi.context;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/**
 * Everything an adapter may use of the world outside itself. No static state, no own threads, sockets, files or clocks: so
 * tests own all of them, and the core can measure and stop them. All parts are thread-safe.
 */
public interface ChannelContext {

    /** The core's id of this channel. */
    String channelId();

    /** The public address at which the provider reaches {@code receive}; empty when the core knows none. */
    Optional<URI> webhookUrl();

    /** Outgoing HTTP under the core's rules: address checks, time limits, figures, trace headers. */
    ChannelHttp http();

    /**
     * Outgoing HTTP to addresses that came with a message, such as the link of a medium to send. As {@link #http}, but the
     * private networks that the operator opened for providers stay closed: a link is given by whoever may send.
     *
     * <p>A context that knows no difference gives {@link #http}.
     */
    default ChannelHttp linkHttp() {
        return http();
    }

    Clock clock();

    /** Timers and background work on the plug-in's own threads. */
    ChannelScheduler scheduler();

    /** A small memory that outlives restarts. */
    ChannelStateStore state();

    /** Redacts the values of the descriptor's secret fields; still, do not log secrets or what customers wrote. */
    System.Logger logger();

    ChannelMeter meter();

    /** Where an adapter tells what did not come through a webhook. */
    ChannelEvents events();
}
