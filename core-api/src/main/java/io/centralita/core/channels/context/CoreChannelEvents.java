package io.centralita.core.channels.context;

import io.centralita.channel.spi.ChannelState;
import io.centralita.channel.spi.context.ChannelEvents;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.core.channels.Channel;
import io.centralita.core.channels.ChannelStateWriter;
import io.centralita.core.channels.features.PairingNews;
import io.centralita.core.channels.inbox.Inbox;
import java.util.concurrent.CompletionStage;

/** What an adapter tells by itself goes the same way as what a provider delivers. */
public final class CoreChannelEvents implements ChannelEvents {

    private final Channel channel;
    private final ChannelStateWriter states;
    private final PairingNews pairings;
    private final Inbox inbox;
    private volatile boolean heard = true;

    CoreChannelEvents(Channel channel, ChannelStateWriter states, PairingNews pairings, Inbox inbox) {
        this.channel = channel;
        this.states = states;
        this.pairings = pairings;
        this.inbox = inbox;
    }

    /** What the adapter tells of its state from now on is of itself, and no longer of the number. */
    void unheard() {
        heard = false;
    }

    @Override
    public void stateChanged(ChannelState state) {
        if (heard) {
            states.write(channel, state);
            pairings.heard(channel, state);
        }
    }

    @Override
    public CompletionStage<Void> deliver(RawDelivery delivery) {
        return inbox.accept(channel.workspace(), channel.id(), delivery).toCompletionStage();
    }
}
