package io.centralita.core.channels.features;

import io.centralita.channel.spi.PairingChallenge;
import io.centralita.core.kernel.ids.ChannelId;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far a pairing is.
 *
 * @param modes ways to pair this channel's phone
 * @param challenge what to do on the phone, while there is something to do
 */
public record PairingView(
        ChannelId channelId,
        List<String> modes,
        String state,
        @Nullable String stateReason,
        @Nullable Challenge challenge) {

    /**
     * What to do on the phone.
     *
     * @param text of a QR code: the text inside it
     * @param image of a QR code: a PNG of it as a {@code data:} URI, to be the source of an {@code img}; null when no code can
     *     hold the text
     * @param code to be typed on the phone
     */
    public record Challenge(
            @Schema(enumeration = {"qr", "phone_code"}) String kind,
            @Nullable String text,
            @Nullable String image,
            @Nullable String code,
            Instant expiresAt) {

        static Challenge of(PairingChallenge challenge) {
            return challenge instanceof PairingChallenge.QrCode qr
                    ? new Challenge("qr", qr.text(), QrPicture.of(qr.text()), null, qr.expiresAt())
                    : new Challenge(
                            "phone_code",
                            null,
                            null,
                            ((PairingChallenge.PhoneCode) challenge).code(),
                            challenge.expiresAt());
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "Challenge[kind=" + kind + ", expiresAt=" + expiresAt + "]";
        }
    }
}
