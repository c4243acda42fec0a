package io.centralita.channel.spi.inbound;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A verified piece of a webhook call, about one person or group at most: the unit that is stored, ordered and, when it
 * cannot be read, put aside. A call about several people is split; each piece is complete in itself, so that
 * {@link io.centralita.channel.spi.ChannelAdapter#parse} needs nothing else. A call about one keeps the provider's bytes.
 *
 * @param accountKey the {@link io.centralita.channel.spi.ChannelAdapter#accountKey} of the number it is for; null: the
 *     number whose webhook address was called
 * @param accountId where it is about an account and names no number: the
 *     {@link io.centralita.channel.spi.ChannelAdapter#accountId} of the numbers it is for, all of them; otherwise null
 * @param peerKey the lane in which order is kept: {@link io.centralita.channel.spi.identity.Peer#key}, in a group
 *     {@code Identity.group(id).key()}; null when it is about no one
 * @param body self-contained bytes, never changed
 * @param contentType of the body
 * @param parsed the events, when splitting made them known anyway; they equal what parsing the body gives
 */
@SuppressWarnings("ArrayRecordComponent")
public record RawDelivery(
        @Nullable String accountKey,
        @Nullable String accountId,
        @Nullable String peerKey,
        byte[] body,
        String contentType,
        @Nullable List<InboundEvent> parsed) {

    public static final String JSON = "application/json";

    public RawDelivery {
        parsed = parsed == null ? null : List.copyOf(parsed);
    }

    /** For one number. */
    public RawDelivery(
            @Nullable String accountKey,
            @Nullable String peerKey,
            byte[] body,
            String contentType,
            @Nullable List<InboundEvent> parsed) {
        this(accountKey, null, peerKey, body, contentType, parsed);
    }

    public static RawDelivery json(@Nullable String accountKey, @Nullable String peerKey, byte[] body) {
        return new RawDelivery(accountKey, peerKey, body, JSON, null);
    }

    /** The same with its events attached. */
    public RawDelivery withParsed(List<InboundEvent> events) {
        return new RawDelivery(accountKey, accountId, peerKey, body, contentType, events);
    }

    /** As it comes back from storage. */
    public RawDelivery withoutParsed() {
        return new RawDelivery(accountKey, accountId, peerKey, body, contentType, null);
    }

    @Override
    public String toString() {
        return "RawDelivery[accountKey=" + accountKey + ", accountId=" + accountId + ", " + body.length + " bytes of "
                + contentType + "]";
    }
}
