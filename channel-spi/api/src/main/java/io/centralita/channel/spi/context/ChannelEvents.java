package io.centralita.channel.spi.context;

import io.centralita.channel.spi.ChannelState;
import io.centralita.channel.spi.inbound.RawDelivery;
import java.util.concurrent.CompletionStage;

/** What an adapter tells by itself, without having been asked. */
public interface ChannelEvents {

    /** The state is another one. Call it after {@code state()} gives the new one. Returns at once. */
    void stateChanged(ChannelState state);

    /**
     * Something came that was not a webhook: fetched after a gap, or from a connection of the plug-in's own. Completes once
     * it is safely stored; only then may the provider be told that we have it.
     */
    CompletionStage<Void> deliver(RawDelivery delivery);
}
