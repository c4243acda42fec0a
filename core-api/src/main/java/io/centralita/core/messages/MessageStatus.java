package io.centralita.core.messages;

import io.centralita.channel.spi.inbound.DeliveryStatus;
import java.util.Locale;

/**
 * How far a message has got. Outbound statuses form a lattice, in the order they stand here: a merge takes the greater, so any
 * order and any number of copies ends the same. {@code delivered} after {@code failed} is real: a second device took it.
 */
public enum MessageStatus {
    /** Of inbound messages, for ever. */
    RECEIVED,
    QUEUED,
    /** Nobody knows whether the provider took it; settled by a later status, never sent again by itself. */
    UNKNOWN,
    SENT,
    FAILED,
    DELIVERED,
    READ,
    PLAYED;

    private final String wire = name().toLowerCase(Locale.ROOT);

    public String wire() {
        return wire;
    }

    public static MessageStatus ofWire(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    public static MessageStatus of(DeliveryStatus status) {
        return switch (status) {
            case SENT -> SENT;
            case DELIVERED -> DELIVERED;
            case READ -> READ;
            case PLAYED -> PLAYED;
            case FAILED -> FAILED;
        };
    }

    public MessageStatus max(MessageStatus other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
