package io.centralita.channel.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a channel is.
 *
 * @param status where it stands
 * @param reason stable code in lower snake case, e.g. {@code token_expired}; {@code ok} when nothing is to be said
 * @param detail a sentence for a person, without secrets
 * @param challenge what to do on the phone, while {@link ChannelStatus#PAIRING}
 * @param since when it came into this state
 */
public record ChannelState(
        ChannelStatus status,
        String reason,
        @Nullable String detail,
        @Nullable PairingChallenge challenge,
        Instant since) {

    public static final String OK = "ok";

    public static ChannelState of(ChannelStatus status, Instant since) {
        return new ChannelState(status, OK, null, null, since);
    }

    public static ChannelState because(ChannelStatus status, String reason, String detail, Instant since) {
        return new ChannelState(status, reason, detail, null, since);
    }

    public static ChannelState pairing(PairingChallenge challenge, Instant since) {
        return new ChannelState(ChannelStatus.PAIRING, OK, null, challenge, since);
    }
}
