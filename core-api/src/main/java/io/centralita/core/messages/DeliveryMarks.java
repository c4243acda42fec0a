package io.centralita.core.messages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The ticks of a message: where it stands and since when. Merging is commutative, associative and idempotent.
 *
 * @param readAt first of read and played
 * @param error JSON of why it failed; only while {@code failed} stands
 * @param pricing JSON of what the provider charges; of several the one that is billed
 */
public record DeliveryMarks(
        MessageStatus status,
        @Nullable Instant sentAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant readAt,
        @Nullable String error,
        @Nullable String pricing) {

    public static DeliveryMarks received() {
        return new DeliveryMarks(MessageStatus.RECEIVED, null, null, null, null, null);
    }

    public static DeliveryMarks queued() {
        return new DeliveryMarks(MessageStatus.QUEUED, null, null, null, null, null);
    }

    public static DeliveryMarks unknown() {
        return new DeliveryMarks(MessageStatus.UNKNOWN, null, null, null, null, null);
    }

    public static DeliveryMarks failed(String error) {
        return new DeliveryMarks(MessageStatus.FAILED, null, null, null, error, null);
    }

    public static DeliveryMarks at(MessageStatus status, Instant at, @Nullable String error) {
        return switch (status) {
            case SENT -> new DeliveryMarks(status, at, null, null, null, null);
            case DELIVERED -> new DeliveryMarks(status, null, at, null, null, null);
            case READ, PLAYED -> new DeliveryMarks(status, null, null, at, null, null);
            case FAILED -> failed(error == null ? "{}" : error);
            case RECEIVED, QUEUED, UNKNOWN -> new DeliveryMarks(status, null, null, null, null, null);
        };
    }

    public DeliveryMarks charged(@Nullable String price) {
        return new DeliveryMarks(status, sentAt, deliveredAt, readAt, error, price);
    }

    public DeliveryMarks merge(DeliveryMarks other) {
        if (status == MessageStatus.RECEIVED) {
            return this;
        }
        var merged = status.max(other.status);
        return new DeliveryMarks(
                merged,
                earlier(sentAt, other.sentAt),
                earlier(deliveredAt, other.deliveredAt),
                earlier(readAt, other.readAt),
                merged == MessageStatus.FAILED ? smaller(error, other.error) : null,
                greater(pricing, other.pricing));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    /** Of several failures the same one is kept whatever came first. */
    private static @Nullable String smaller(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static @Nullable String greater(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) >= 0 ? one : other;
    }
}
