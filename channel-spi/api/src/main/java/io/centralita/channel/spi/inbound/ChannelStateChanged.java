package io.centralita.channel.spi.inbound;

import io.centralita.channel.spi.ChannelState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The provider told that the channel is in another state.
 *
 * @param dedupKey key of this change
 * @param occurredAt when
 * @param state the state it is in since
 * @param accountId the {@link io.centralita.channel.spi.ChannelAdapter#accountId} of the numbers it was told of; a number of
 *     another account is left as it is. Null: the number it was told to
 */
public record ChannelStateChanged(
        String dedupKey,
        Instant occurredAt,
        ChannelState state,
        @Nullable String accountId) implements InboundEvent {

    /** Of the number it is told to. */
    public ChannelStateChanged(String dedupKey, Instant occurredAt, ChannelState state) {
        this(dedupKey, occurredAt, state, null);
    }

    @Override
    public EventType type() {
        return EventType.CHANNEL_STATE_CHANGED;
    }
}
