package io.centralita.channel.testkit.memory;

import io.centralita.channel.spi.ChannelState;
import io.centralita.channel.spi.ChannelStatus;
import io.centralita.channel.spi.PairingChallenge;
import io.centralita.channel.spi.PairingMode;
import io.centralita.channel.spi.feature.FeatureException;
import io.centralita.channel.spi.feature.Pairing;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendError;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A pairing whose challenge nobody ever answers: another call gives another one. */
record InMemoryPairing(Set<PairingMode> modes, Clock clock, Consumer<ChannelState> states) implements Pairing {

    private static final Duration VALID = Duration.ofMinutes(1);

    @Override
    public CompletionStage<PairingChallenge> pair(PairingMode mode, @Nullable String phone) {
        if (!modes.contains(mode)) {
            return CompletableFuture.failedFuture(
                    new FeatureException(SendError.of(ErrorKind.UNSUPPORTED, null, "no phone is paired like that")));
        }
        String secret = Long.toString(clock.instant().toEpochMilli(), 36);
        PairingChallenge challenge = mode == PairingMode.QR_CODE
                ? new PairingChallenge.QrCode(
                        "memory," + secret, clock.instant().plus(VALID))
                : new PairingChallenge.PhoneCode(secret, clock.instant().plus(VALID));
        states.accept(ChannelState.pairing(challenge, clock.instant()));
        return CompletableFuture.completedFuture(challenge);
    }

    @Override
    public CompletionStage<Void> unpair() {
        states.accept(ChannelState.because(
                ChannelStatus.LOGGED_OUT, "logged_out", "the pairing was ended here", clock.instant()));
        return CompletableFuture.completedFuture(null);
    }
}
