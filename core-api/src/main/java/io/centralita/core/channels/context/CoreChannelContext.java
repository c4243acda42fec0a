package io.centralita.core.channels.context;

import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.spi.context.ChannelContext;
import io.centralita.channel.spi.context.ChannelMeter;
import io.centralita.channel.spi.context.ChannelStateStore;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** The parts of one channel's context. */
public record CoreChannelContext(
        String channelId,
        Optional<URI> webhookUrl,
        CoreChannelHttp http,
        CoreChannelHttp linkHttp,
        Clock clock,
        CoreChannelScheduler scheduler,
        ChannelStateStore state,
        RedactingLogger logger,
        ChannelMeter meter,
        CoreChannelEvents events)
        implements ChannelContext, AutoCloseable {

    /** The channel has another configuration now. */
    public void configured(ChannelConfig config) {
        logger.hide(config);
    }

    /** Another adapter, or another node, serves the number from now on: this one's states are not the number's. */
    public void leaves() {
        events.unheard();
    }

    @Override
    public void close() {
        scheduler.close();
        http.close();
        linkHttp.close();
    }
}
