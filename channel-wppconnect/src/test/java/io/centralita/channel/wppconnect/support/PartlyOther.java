package io.centralita.channel.wppconnect.support;

import io.centralita.channel.spi.context.ChannelContext;
import io.centralita.channel.spi.context.ChannelEvents;
import io.centralita.channel.spi.context.ChannelHttp;
import io.centralita.channel.spi.context.ChannelMeter;
import io.centralita.channel.spi.context.ChannelScheduler;
import io.centralita.channel.spi.context.ChannelStateStore;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** A world's context with another store, or with somebody else who is told. */
record PartlyOther(ChannelContext rest, ChannelStateStore state, ChannelEvents events) implements ChannelContext {
    @Override
    public String channelId() {
        return rest.channelId();
    }

    @Override
    public Optional<URI> webhookUrl() {
        return rest.webhookUrl();
    }

    @Override
    public ChannelHttp http() {
        return rest.http();
    }

    @Override
    public Clock clock() {
        return rest.clock();
    }

    @Override
    public ChannelScheduler scheduler() {
        return rest.scheduler();
    }

    @Override
    public System.Logger logger() {
        return rest.logger();
    }

    @Override
    public ChannelMeter meter() {
        return rest.meter();
    }
}
