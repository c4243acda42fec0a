package io.centralita.channel.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.feature.Corrections;
import io.centralita.channel.spi.feature.Corrections.SentMessage;
import io.centralita.channel.spi.feature.History;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendResult;
import io.centralita.channel.testkit.SpiAssertions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** What an interface has a method for and the channel does not declare is refused as unsupported. */
final class FeatureRefusals {

    private FeatureRefusals() {}

    static void edits(ContractSession session, Corrections corrections) {
        refused(session, "edit", () -> corrections.edit(target(session), "better"));
    }

    static void revokes(ContractSession session, Corrections corrections) {
        refused(session, "revoke", () -> corrections.revoke(target(session)));
    }

    /** By the rules of a send: nobody is called. */
    private static void refused(ContractSession session, String name, Supplier<CompletionStage<SendResult>> call) {
        long before = session.provider().calls();
        SpiAssertions.assertThat(FeatureCall.gives(session, name, call)).isRejected(ErrorKind.UNSUPPORTED);
        assertThat(session.provider().calls()).as("calls").isEqualTo(before);
    }

    private static SentMessage target(ContractSession session) {
        return new SentMessage(
                "wamid.sent", session.fixture().recipient(), now(session).plus(Duration.ofSeconds(30)));
    }

    static void older(ContractSession session, History history) {
        FeatureCall.unsupported(
                session, "before", () -> history.before(session.fixture().recipient(), now(session), null));
    }

    static void missed(ContractSession session, History history) {
        FeatureCall.unsupported(
                session, "missedSince", () -> history.missedSince(now(session).minus(Duration.ofHours(1)), null));
    }

    private static Instant now(ContractSession session) {
        return session.context().clock().instant();
    }
}
