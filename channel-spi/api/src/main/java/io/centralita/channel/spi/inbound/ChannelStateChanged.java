package io.centralita.channel.spi.inbound;

import io.centralita.channel.spi.ChannelState;
import java.time.Instant;

/** The provider told that the channel is in another state. */
public record ChannelStateChanged(String dedupKey, Instant occurredAt, ChannelState state) implements InboundEvent {

    @Override
    public EventType type() {
        return EventType.CHANNEL_STATE_CHANGED;
    }
}
