package io.centralita.channel.spi;

import java.time.Instant;

/** What a person must do on their phone to pair it. Secret while valid: its text form does not show it. */
public sealed interface PairingChallenge {

    Instant expiresAt();

    /**
     * A QR code to be scanned.
     *
     * @param text the text inside the code, not a picture of it
     */
    record QrCode(String text, Instant expiresAt) implements PairingChallenge {
        @Override
        public String toString() {
            return "QrCode[expiresAt=" + expiresAt + "]";
        }
    }

    /** A code to be typed on the phone. */
    record PhoneCode(String code, Instant expiresAt) implements PairingChallenge {
        @Override
        public String toString() {
            return "PhoneCode[expiresAt=" + expiresAt + "]";
        }
    }
}
