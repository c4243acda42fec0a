package io.centralita.channel.spi;

/** What a provider promises about the order in which messages reach the customer. */
public enum Ordering {
    /** Nothing: to keep the order, the next message waits for the status of the one before. */
    NONE,
    /** Messages to one customer arrive in the order of the accepted calls. */
    BY_RECIPIENT
}
