package io.centralita.channel.spi.inbound;

import io.centralita.channel.spi.identity.Peer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message was deleted for everyone.
 *
 * @param occurredAt when
 * @param origin whose message it was
 * @param peer the customer
 * @param targetProviderMessageId the deleted message
 * @param group the group it stood in
 */
public record MessageRevoked(
        Instant occurredAt,
        MessageOrigin origin,
        Peer peer,
        String targetProviderMessageId,
        @Nullable GroupReference group)
        implements InboundEvent {

    @Override
    public EventType type() {
        return EventType.MESSAGE_REVOKED;
    }

    @Override
    public String dedupKey() {
        return "revoke/" + targetProviderMessageId;
    }
}
