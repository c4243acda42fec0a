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
        return with(type, content, providerId, now, editedAt, revokedAt);
    }

    public Message named(@Nullable String provider) {
        return with(type, content, provider, marks, editedAt, revokedAt);
    }

    public Message edited(String newType, String newContent, Instant at) {
        return with(newType, newContent, providerId, marks, at, revokedAt);
    }

    /** The same line with what it could not show before. */
    public Message shown(String newType, String newContent) {
        return with(newType, newContent, providerId, marks, editedAt, revokedAt);
    }

    /** A line that stood for a message before that was told: what the message answers, and when it was written. */
    public Message told(@Nullable String answered, boolean wasForwarded, Instant at) {
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
                answered,
                wasForwarded,
                marks,
                rawPayload,
                at,
                editedAt,
                revokedAt,
                createdAt);
    }

    public Message revoked(Instant at) {
        return with(type, content, providerId, marks, editedAt, at);
    }

    /** What of a message can change. */
    private Message with(
            String newType,
            String newContent,
            @Nullable String newProviderId,
            DeliveryMarks newMarks,
            @Nullable Instant newEditedAt,
            @Nullable Instant newRevokedAt) {
        return new Message(
                id,
                conversation,
                channel,
                seq,
                outbound,
                newType,
                newContent,
                sender,
                newProviderId,
                replyTo,
                forwarded,
                newMarks,
                rawPayload,
                occurredAt,
                newEditedAt,
                newRevokedAt,
                createdAt);
    }
}
