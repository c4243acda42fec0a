package io.centralita.channel.spi.inbound;

import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.outbound.SendError;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message we sent got further, or failed. May come before the answer to the send.
 *
 * @param providerMessageId the provider's id of the message
 * @param ourId the id of {@link io.centralita.channel.spi.outbound.OutboundMessage}, where the provider gives it back
 * @param occurredAt when
 * @param status how far
 * @param error why it failed
 * @param recipient who it was for, as far as told; may be empty
 * @param group the group it was sent to; then {@code recipient} is the member
 * @param pricing what it costs
 */
public record StatusChanged(
        String providerMessageId,
        @Nullable String ourId,
        Instant occurredAt,
        DeliveryStatus status,
        @Nullable SendError error,
        IdentitySet recipient,
        @Nullable GroupReference group,
        @Nullable Pricing pricing)
        implements InboundEvent {

    public static StatusChanged of(String providerMessageId, DeliveryStatus status, Instant occurredAt) {
        return new StatusChanged(providerMessageId, null, occurredAt, status, null, IdentitySet.none(), null, null);
    }

    @Override
    public EventType type() {
        return EventType.STATUS_CHANGED;
    }

    @Override
    public String dedupKey() {
        String member = group == null ? "" : recipient.primaryKey().orElse("");
        return "status/" + providerMessageId + "/" + status + "/" + member + "/" + occurredAt.toEpochMilli();
    }
}
