package io.centralita.channel.spi;

/** How a phone is paired with a channel. */
public enum PairingMode {
    QR_CODE,
    PHONE_CODE
}
