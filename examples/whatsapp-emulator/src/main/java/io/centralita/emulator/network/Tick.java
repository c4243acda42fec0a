package io.centralita.emulator.network;

import java.util.Locale;

/** The mark beside a message, in rising order; failed stands apart. */
public enum Tick {
    /** On its way. */
    WAITING,
    /** One grey tick. */
    SENT,
    /** Two grey ticks. */
    DELIVERED,
    /** Two blue ticks. */
    READ,
    /** It will not arrive. */
    FAILED;

    /** The name on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
