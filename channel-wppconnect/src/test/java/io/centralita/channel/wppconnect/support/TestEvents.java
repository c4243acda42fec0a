package io.centralita.channel.wppconnect.support;

import io.centralita.channel.spi.ChannelState;
import io.centralita.channel.spi.context.ChannelEvents;
import io.centralita.channel.spi.inbound.RawDelivery;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The way to the core, which can store nothing while its database is away. */
public final class TestEvents implements ChannelEvents {
    private final ChannelEvents core;
    private boolean away;

    TestEvents(ChannelEvents core) {
        this.core = core;
    }

    public void away(boolean gone) {
        away = gone;
    }

    @Override
    public void stateChanged(ChannelState state) {
        core.stateChanged(state);
    }

    @Override
    public CompletionStage<Void> deliver(RawDelivery delivery) {
        return away
                ? CompletableFuture.failedFuture(new IllegalStateException("the database is away"))
                : core.deliver(delivery);
    }
}
