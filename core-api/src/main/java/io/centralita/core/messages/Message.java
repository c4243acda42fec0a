package io.centralita.core.messages;

import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.MessageId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message of the timeline.
 *
 * @param seq dense within the conversation, from 1
 * @param outbound whether the business wrote it
 * @param type as on the wire
 * @param content JSON by type
 * @param replyTo JSON of the message it answers
 * @param rawPayload what was kept of a message nobody could read
 * @param occurredAt when it was written, by the provider's clock for inbound ones
 */
public record Message(
        MessageId id,
        ConversationId conversation,
        ChannelId channel,
        long seq,
        boolean outbound,
        String type,
        String content,
        Actor sender,
        @Nullable String providerId,
        @Nullable String replyTo,
        boolean forwarded,
        DeliveryMarks marks,
        @Nullable UUID rawPayload,
        Instant occurredAt,
        @Nullable Instant editedAt,
        @Nullable Instant revokedAt,
        Instant createdAt) {

    public Message marked(DeliveryMarks now) {
        return new Message(
                id,
                conversation,
                channel,
                seq,
                outbound,
                type,
                content,
                sender,
                providerId,
                replyTo,
                forwarded,
                now,
                rawPayload,
                occurredAt,
                editedAt,
                revokedAt,
                createdAt);
    }

    public Message named(@Nullable String provider) {
        return new Message(
                id,
                conversation,
                channel,
                seq,
                outbound,
                type,
                content,
                sender,
                provider,
                replyTo,
                forwarded,
                marks,
                rawPayload,
                occurredAt,
                editedAt,
                revokedAt,
                createdAt);
    }

    public Message edited(String newType, String newContent, Instant at) {
        return new Message(
                id,
                conversation,
                channel,
                seq,
                outbound,
                newType,
                newContent,
                sender,
                providerId,
                replyTo,
                forwarded,
                marks,
                rawPayload,
                occurredAt,
                at,
                revokedAt,
                createdAt);
    }

    /** The same line with what it could not show before. */
    public Message shown(String newType, String newContent) {
        return new Message(
                id,
                conversation,
                channel,
                seq,
                outbound,
                newType,
                newContent,
                sender,
                providerId,
                replyTo,
                forwarded,
                marks,
                rawPayload,
                occurredAt,
                editedAt,
                revokedAt,
                createdAt);
    }

    public Message revoked(Instant at) {
        return new Message(
                id,
                conversation,
                channel,
                seq,
                outbound,
                type,
                content,
                sender,
                providerId,
                replyTo,
                forwarded,
                marks,
                rawPayload,
                occurredAt,
                editedAt,
                at,
                createdAt);
    }
}
