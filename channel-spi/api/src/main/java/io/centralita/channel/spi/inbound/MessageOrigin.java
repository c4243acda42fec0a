package io.centralita.channel.spi.inbound;

/** How a message came to be told. */
public enum MessageOrigin {
    /** The customer wrote it now. */
    LIVE,
    /** The business wrote it on its own phone: outbound, opens no window, wakes no bot. */
    ECHO,
    /** From before the number was connected, written by the customer. */
    HISTORY_INBOUND,
    /** From before the number was connected, written by the business. */
    HISTORY_OUTBOUND;

    /** Whether the business wrote it. */
    public boolean outbound() {
        return this == ECHO || this == HISTORY_OUTBOUND;
    }

    public boolean history() {
        return this == HISTORY_INBOUND || this == HISTORY_OUTBOUND;
    }
}
