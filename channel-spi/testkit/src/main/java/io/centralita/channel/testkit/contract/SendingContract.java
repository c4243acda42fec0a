package io.centralita.channel.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.context.HttpCall;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendResult;
import io.centralita.channel.testkit.HttpProviderStandIn;
import io.centralita.channel.testkit.ProviderMood;
import io.centralita.channel.testkit.SpiAssertions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One attempt, one honest answer. */
public interface SendingContract extends ContractSubject {

    @Test
    default void shouldGiveEachMessageAnIdOfItsOwn(ContractSession session) {
        session.online();
        List<CompletableFuture<SendResult>> sends = IntStream.range(0, 20)
                .mapToObj(number -> session.adapter()
                        .send(session.message().withId("ours-" + number).build())
                        .toCompletableFuture())
                .toList();
        Set<String> ids = new HashSet<>();
        for (CompletableFuture<SendResult> send : sends) {
            SendResult result = session.await(send);
            SpiAssertions.assertThat(result).isAccepted();
            ids.add(((SendResult.Accepted) result).providerMessageId());
        }
        assertThat(ids).hasSize(20);
    }

    @Test
    default void shouldTellWhyTheProviderRefused(ContractSession session) {
        SendResult result = sendWhen(session, ProviderMood.REFUSES);
        assertThat(result).isInstanceOfSatisfying(SendResult.Rejected.class, rejected -> {
            assertThat(rejected.error().providerCode())
                    .as("the provider's code")
                    .isNotNull();
            assertThat(rejected.error().kind()).isNotEqualTo(ErrorKind.UNSUPPORTED);
        });
    }

    @Test
    default void shouldSayThatTheTokenIsNotGood(ContractSession session) {
        SpiAssertions.assertThat(sendWhen(session, ProviderMood.REFUSES_TOKEN)).isRejected(ErrorKind.AUTH);
    }

    @Test
    default void shouldPassOnThatTheProviderWantsAPause(ContractSession session) {
        SpiAssertions.assertThat(sendWhen(session, ProviderMood.THROTTLES)).isThrottled();
    }

    @Test
    default void shouldNotKnowWhenNoAnswerCame(ContractSession session) {
        SpiAssertions.assertThat(sendWhen(session, ProviderMood.SILENT)).isUnknown();
    }

    @Test
    default void shouldNotKnowWhenTheAnswerCannotBeRead(ContractSession session) {
        SpiAssertions.assertThat(sendWhen(session, ProviderMood.BABBLES)).isUnknown();
    }

    @Test
    default void shouldNotKnowWhenTheProviderBreaks(ContractSession session) {
        SpiAssertions.assertThat(sendWhen(session, ProviderMood.BREAKS)).isUnknown();
    }

    @Test
    default void shouldKnowThatARefusedConnectionSentNothing(ContractSession session) {
        SendResult result = sendWhen(session, ProviderMood.UNREACHABLE);
        SpiAssertions.assertThat(result).isRejected(ErrorKind.PROVIDER_DOWN);
        assertThat(((SendResult.Rejected) result).error().retryable())
                .as("retryable")
                .isTrue();
    }

    private static SendResult sendWhen(ContractSession session, ProviderMood mood) {
        session.online();
        session.provider(mood);
        long before = session.provider().sends();
        SendResult result = session.send(session.message());
        assertThat(session.provider().sends() - before)
                .as("attempts in one send")
                .isLessThanOrEqualTo(1);
        session.context().clock().advance(Duration.ofHours(1));
        session.context().scheduler().runDue();
        assertThat(session.provider().sends() - before)
                .as("attempts an hour later")
                .isLessThanOrEqualTo(1);
        return result;
    }

    @Test
    default void shouldNotHoldTheCallerWhileWaiting(ContractSession session) {
        session.online();
        session.provider(ProviderMood.HANGS);
        CompletionStage<SendResult> stage = session.calledApart(
                () -> session.adapter().send(session.message().build()));
        assertThat(stage.toCompletableFuture()).isNotDone();
        session.provider().release();
        SpiAssertions.assertThat(session.await(stage)).isUnknown();
    }

    @Test
    default void shouldNotSendPastItsDeadline(ContractSession session) {
        session.online();
        long before = session.provider().calls();
        SpiAssertions.assertThat(session.send(session.message().dueIn(Duration.ofSeconds(-1))))
                .isRejected(ErrorKind.TEMPORARY);
        assertThat(session.provider().calls()).as("calls").isEqualTo(before);
    }

    @Test
    default void shouldWaitNoLongerThanTheDeadline(ContractSession session) {
        session.online();
        session.send(session.message().dueIn(Duration.ofSeconds(3)));
        if (session.provider() instanceof HttpProviderStandIn http) {
            HttpCall last = http.received().get(http.received().size() - 1);
            assertThat(last.timeout()).as("timeout of the call").isLessThanOrEqualTo(Duration.ofSeconds(3));
        }
    }

    @Test
    default void shouldAnswerForEveryKindOfRecipient(ContractSession session) {
        session.online();
        List.of(
                        Identity.bsuid("BR.13491208655302741918"),
                        Identity.lid("12345678901234"),
                        Identity.phone("5511900000001"),
                        Identity.username("ana"),
                        Identity.group("120363000000000000"))
                .forEach(identity -> assertThat(session.send(session.message().to(identity)))
                        .as("to a " + identity.kind())
                        .isInstanceOfAny(SendResult.Accepted.class, SendResult.Rejected.class));
    }
}
