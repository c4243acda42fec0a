package io.centralita.channel.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.ChannelStatus;
import io.centralita.channel.spi.PairingChallenge;
import io.centralita.channel.spi.PairingMode;
import io.centralita.channel.spi.feature.Pairing;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** How it is shown that a phone can be paired in one way, or cannot. */
final class PairingProof {

    private static final String PHONE = "5511900000001";
    private static final int STEPS_TO_CHALLENGE = 120;

    private PairingProof() {}

    /** A phone that is paired is let go first: nobody is asked to pair another. */
    static void challenges(ContractSession session, Pairing pairing, PairingMode mode) {
        if (session.adapter().state().status() == ChannelStatus.ONLINE) {
            FeatureCall.does(session, "unpair", pairing::unpair);
            assertThat(session.adapter().state().status().sends())
                    .as("sends without a phone")
                    .isFalse();
        }
        PairingChallenge challenge = FeatureCall.gives(session, "pair", () -> shown(session, pairing, mode));
        assertThat(text(challenge, mode)).as("the code of " + mode).isNotBlank();
        assertThat(challenge.expiresAt())
                .as("end of the challenge")
                .isAfter(session.context().clock().instant());
        assertThat(session.adapter().state().status()).as("status").isEqualTo(ChannelStatus.PAIRING);
    }

    private static String text(PairingChallenge challenge, PairingMode mode) {
        if (mode == PairingMode.QR_CODE && challenge instanceof PairingChallenge.QrCode qr) {
            return qr.text();
        }
        if (mode == PairingMode.PHONE_CODE && challenge instanceof PairingChallenge.PhoneCode typed) {
            return typed.code();
        }
        throw new AssertionError(mode + " was asked for, and given was " + challenge);
    }

    /** Time passes, and the provider tells what it has to tell, until the challenge is there. */
    private static CompletionStage<PairingChallenge> shown(ContractSession session, Pairing pairing, PairingMode mode) {
        CompletionStage<PairingChallenge> stage = pairing.pair(mode, PHONE);
        for (int step = 0; !stage.toCompletableFuture().isDone() && step < STEPS_TO_CHALLENGE; step++) {
            session.context().clock().advance(Duration.ofSeconds(1));
            session.context().scheduler().runDue();
            session.fixture().pairingCalls(mode).forEach(session::receive);
        }
        return stage;
    }

    static void refuses(ContractSession session, Pairing pairing, PairingMode mode) {
        FeatureCall.unsupported(session, "pair(" + mode + ")", () -> pairing.pair(mode, PHONE));
    }
}
