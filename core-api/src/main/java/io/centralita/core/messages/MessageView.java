package io.centralita.core.messages;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.MessageId;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A message on the wire, the same in timelines, answers and facts.
 *
 * @param sender who wrote it: {@code contact}, {@code user}, {@code api_key}, {@code bot}, {@code phone_app}
 * @param pricing what the provider charges: {@code billable}, {@code category}, {@code model}, {@code tariff}, in its words; null
 *     while it has not told
 * @param sentAt when it was written, by the provider's clock for inbound ones
 */
public record MessageView(
        MessageId id,
        ConversationId conversationId,
        ChannelId channelId,
        long seq,
        @Schema(enumeration = {"inbound", "outbound"}) String direction,
        String type,
        @JsonRawValue String content,
        Sender sender,
        @Nullable String providerMessageId,
        @JsonRawValue @Nullable String replyTo,
        boolean forwarded,

        @Schema(enumeration = {"received", "queued", "unknown", "sent", "failed", "delivered", "read", "played"})
        String status,

        StatusTimes statusTimes,
        @JsonRawValue @Nullable String error,
        @JsonRawValue @Nullable String pricing,
        Instant sentAt,
        @Nullable Instant editedAt,
        @Nullable Instant revokedAt,
        Instant createdAt) {

    /** {@code id} is a typed id as text; absent for the phone app. */
    public record Sender(
            @Schema(enumeration = {"contact", "user", "api_key", "bot", "phone_app", "system"})
            String kind,

            @Nullable String id) {}

    /** When the provider said so; null while it has not. */
    public record StatusTimes(
            @Nullable Instant sentAt,
            @Nullable Instant deliveredAt,
            @Nullable Instant readAt) {}

    public static MessageView of(Message message) {
        var marks = message.marks();
        return new MessageView(
                message.id(),
                message.conversation(),
                message.channel(),
                message.seq(),
                message.outbound() ? "outbound" : "inbound",
                message.type(),
                message.revokedAt() == null ? message.content() : "{}",
                new Sender(message.sender().kind().wire(), message.sender().wireId()),
                message.providerId(),
                message.replyTo(),
                message.forwarded(),
                marks.status().wire(),
                new StatusTimes(marks.sentAt(), marks.deliveredAt(), marks.readAt()),
                marks.error(),
                marks.pricing(),
                message.occurredAt(),
                message.editedAt(),
                message.revokedAt(),
                message.createdAt());
    }
}
