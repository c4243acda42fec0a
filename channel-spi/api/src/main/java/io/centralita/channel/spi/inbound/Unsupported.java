package io.centralita.channel.spi.inbound;

import io.centralita.channel.spi.identity.Peer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The provider told something the plug-in does not know. It is kept with its raw bytes. A customer's message of an unknown
 * type is rather a {@link MessageReceived} with
 * {@link io.centralita.channel.spi.content.MessageContent.Unsupported}, so that agents see that something came.
 *
 * @param dedupKey key of it, e.g. made of its provider's id or the hash of its bytes
 * @param occurredAt when
 * @param providerType the provider's word for it
 * @param reason why it cannot be used
 * @param peer who it is about, if told
 * @param providerMessageId the message it is about, if told
 */
public record Unsupported(
        String dedupKey,
        Instant occurredAt,
        String providerType,
        String reason,
        @Nullable Peer peer,
        @Nullable String providerMessageId)
        implements InboundEvent {

    @Override
    public EventType type() {
        return EventType.UNSUPPORTED;
    }
}
