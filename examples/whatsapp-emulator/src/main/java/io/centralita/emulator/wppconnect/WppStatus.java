package io.centralita.emulator.wppconnect;

/** What a session's status route tells. */
public enum WppStatus {
    /** Never started, closed, or logged out. */
    CLOSED,
    /** Its browser starts. */
    INITIALIZING,
    /** It shows a QR code and waits for a phone. */
    QRCODE,
    /** It shows a code to type into a phone. */
    PHONECODE,
    /** A phone is paired and it says it is up. */
    CONNECTED
}
