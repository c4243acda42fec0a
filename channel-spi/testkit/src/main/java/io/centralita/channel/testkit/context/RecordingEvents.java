package io.centralita.channel.testkit.context;

import io.centralita.channel.spi.ChannelState;
import io.centralita.channel.spi.context.ChannelEvents;
import io.centralita.channel.spi.inbound.RawDelivery;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what an adapter told by itself. */
public final class RecordingEvents implements ChannelEvents {

    private final List<ChannelState> states = new CopyOnWriteArrayList<>();
    private final List<RawDelivery> deliveries = new CopyOnWriteArrayList<>();

    public List<ChannelState> states() {
        return List.copyOf(states);
    }

    public List<RawDelivery> deliveries() {
        return List.copyOf(deliveries);
    }

    @Override
    public void stateChanged(ChannelState state) {
        states.add(state);
    }

    @Override
    public CompletionStage<Void> deliver(RawDelivery delivery) {
        deliveries.add(delivery);
        return CompletableFuture.completedFuture(null);
    }
}
