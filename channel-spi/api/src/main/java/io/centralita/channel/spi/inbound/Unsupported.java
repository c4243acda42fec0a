package io.centralita.channel.spi.inbound;

import io.centralita.channel.spi.identity.Peer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The provider told something the plug-in does not know. It is kept with its raw bytes. A customer's message of an unknown
 * type is rather a {@link MessageReceived} with
 * {@link io.centralita.channel.spi.content.MessageContent.Unsupported}, so that agents see that something came.
 *
 * @param dedupKey key of it, e.g. made of the hash of its bytes; an id alone will not do where more than one event bears it
 * @param occurredAt when
 * @param providerType the provider's word for it
 * @param reason why it cannot be used
 * @param peer the customer whose act it is, such as a call: agents see it in the conversation. Null for anything else, such
 *     as a status, also when a customer is named in it
 * @param providerMessageId the message it is about, if told
 * @param opensWindow whether, by the provider's rules, the customer's act opens or renews the time in which it may be answered
 *     freely, as a call does; counted from {@code occurredAt}. Of no effect without a peer
 */
public record Unsupported(
        String dedupKey,
        Instant occurredAt,
        String providerType,
        String reason,
        @Nullable Peer peer,
        @Nullable String providerMessageId,
        boolean opensWindow)
        implements InboundEvent {

    /** What opens no window. */
    public Unsupported(
            String dedupKey,
            Instant occurredAt,
            String providerType,
            String reason,
            @Nullable Peer peer,
            @Nullable String providerMessageId) {
        this(dedupKey, occurredAt, providerType, reason, peer, providerMessageId, false);
    }

    @Override
    public EventType type() {
        return EventType.UNSUPPORTED;
    }
}
