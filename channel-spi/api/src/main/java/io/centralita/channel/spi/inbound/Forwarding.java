package io.centralita.channel.spi.inbound;

/** Whether a message was passed on. */
public enum Forwarding {
    NONE,
    FORWARDED,
    FREQUENTLY_FORWARDED
}
