package io.centralita.channel.spi.inbound;

import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.identity.Peer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message says something else now.
 *
 * @param providerEditId the provider's id of this edit
 * @param occurredAt when
 * @param origin whose message it is
 * @param peer the customer
 * @param targetProviderMessageId the message that was edited
 * @param content what it says now
 * @param group the group it stands in
 */
public record MessageEdited(
        String providerEditId,
        Instant occurredAt,
        MessageOrigin origin,
        Peer peer,
        String targetProviderMessageId,
        MessageContent content,
        @Nullable GroupReference group)
        implements InboundEvent {

    @Override
    public EventType type() {
        return EventType.MESSAGE_EDITED;
    }

    @Override
    public String dedupKey() {
        return "edit/" + providerEditId;
    }
}
