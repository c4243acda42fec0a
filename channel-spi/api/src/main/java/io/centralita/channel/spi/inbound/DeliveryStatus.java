package io.centralita.channel.spi.inbound;

/** How far a message we sent has got. The core merges them as a lattice, in any order. */
public enum DeliveryStatus {
    SENT,
    DELIVERED,
    READ,
    PLAYED,
    FAILED
}
