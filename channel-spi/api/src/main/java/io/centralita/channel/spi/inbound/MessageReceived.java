package io.centralita.channel.spi.inbound;

import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.identity.Peer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message, of the customer or, by its {@link MessageOrigin}, of the business.
 *
 * @param providerMessageId the provider's id, unique on the channel
 * @param occurredAt when it was written
 * @param origin how it came
 * @param peer the customer, also when the business wrote it; in a group the person who wrote
 * @param content what it says
 * @param quote the message it answers
 * @param forwarding whether it was passed on
 * @param referral the advertisement it came from
 * @param product the product it asks about
 * @param group the group it was written in
 * @param historyStatus of a message from the past: how far it had got
 */
public record MessageReceived(
        String providerMessageId,
        Instant occurredAt,
        MessageOrigin origin,
        Peer peer,
        MessageContent content,
        @Nullable Quote quote,
        Forwarding forwarding,
        @Nullable Referral referral,
        @Nullable ProductReference product,
        @Nullable GroupReference group,
        @Nullable DeliveryStatus historyStatus)
        implements InboundEvent {

    /** A customer's message just written, without trimmings; add them with the {@code with} methods. */
    public static MessageReceived live(
            String providerMessageId, Instant occurredAt, Peer peer, MessageContent content) {
        return of(MessageOrigin.LIVE, providerMessageId, occurredAt, peer, content);
    }

    public static MessageReceived of(
            MessageOrigin origin, String providerMessageId, Instant occurredAt, Peer peer, MessageContent content) {
        return new MessageReceived(
                providerMessageId, occurredAt, origin, peer, content, null, Forwarding.NONE, null, null, null, null);
    }

    public MessageReceived withQuote(@Nullable Quote value) {
        return new MessageReceived(
                providerMessageId,
                occurredAt,
                origin,
                peer,
                content,
                value,
                forwarding,
                referral,
                product,
                group,
                historyStatus);
    }

    public MessageReceived withForwarding(Forwarding value) {
        return new MessageReceived(
                providerMessageId,
                occurredAt,
                origin,
                peer,
                content,
                quote,
                value,
                referral,
                product,
                group,
                historyStatus);
    }

    public MessageReceived withReferral(@Nullable Referral value) {
        return new MessageReceived(
                providerMessageId,
                occurredAt,
                origin,
                peer,
                content,
                quote,
                forwarding,
                value,
                product,
                group,
                historyStatus);
    }

    public MessageReceived withProduct(@Nullable ProductReference value) {
        return new MessageReceived(
                providerMessageId,
                occurredAt,
                origin,
                peer,
                content,
                quote,
                forwarding,
                referral,
                value,
                group,
                historyStatus);
    }

    public MessageReceived withGroup(@Nullable GroupReference value) {
        return new MessageReceived(
                providerMessageId,
                occurredAt,
                origin,
                peer,
                content,
                quote,
                forwarding,
                referral,
                product,
                value,
                historyStatus);
    }

    public MessageReceived withHistoryStatus(@Nullable DeliveryStatus value) {
        return new MessageReceived(
                providerMessageId,
                occurredAt,
                origin,
                peer,
                content,
                quote,
                forwarding,
                referral,
                product,
                group,
                value);
    }

    @Override
    public EventType type() {
        return EventType.MESSAGE_RECEIVED;
    }

    @Override
    public String dedupKey() {
        return "message/" + providerMessageId;
    }
}
