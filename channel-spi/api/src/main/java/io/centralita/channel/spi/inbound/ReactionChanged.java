package io.centralita.channel.spi.inbound;

import io.centralita.channel.spi.identity.Peer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Someone put an emoji on a message, changed it, or took it away.
 *
 * @param providerReactionId the provider's id of this change
 * @param occurredAt when
 * @param origin whose reaction it is
 * @param peer the customer
 * @param targetProviderMessageId the message
 * @param emoji null when taken away
 * @param group the group it stands in
 */
public record ReactionChanged(
        String providerReactionId,
        Instant occurredAt,
        MessageOrigin origin,
        Peer peer,
        String targetProviderMessageId,
        @Nullable String emoji,
        @Nullable GroupReference group)
        implements InboundEvent {

    @Override
    public EventType type() {
        return EventType.REACTION_CHANGED;
    }

    @Override
    public String dedupKey() {
        return "reaction/" + providerReactionId;
    }
}
