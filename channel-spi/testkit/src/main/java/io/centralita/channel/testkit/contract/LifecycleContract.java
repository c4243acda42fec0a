package io.centralita.channel.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.ChannelAdapter;
import io.centralita.channel.spi.ChannelState;
import io.centralita.channel.spi.ChannelStatus;
import io.centralita.channel.spi.inbound.StatusChanged;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendResult;
import io.centralita.channel.testkit.ProviderMood;
import io.centralita.channel.testkit.SpiAssertions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** From new to stopped and back. */
public interface LifecycleContract extends ContractSubject {

    @Test
    default void shouldDoNothingBeforeStart(ContractSession session) {
        assertThat(session.adapter().state().status()).isEqualTo(ChannelStatus.NEW);
        assertThat(session.provider().calls()).as("calls to the provider").isZero();
        assertThat(session.context().scheduler().pending()).as("timers").isZero();
        assertThat(session.adapter().health()).isNotNull();
    }

    @Test
    default void shouldComeOnlineAndSaySo(ContractSession session) {
        ChannelAdapter channel = session.online();
        assertThat(session.context().events().states()).as("states told").last().isEqualTo(channel.state());
    }

    @Test
    default void shouldTakeASecondStartAsNone(ContractSession session) {
        ChannelState before = session.online().state();
        int timers = session.context().scheduler().pending();
        session.await(session.adapter().start());
        assertThat(session.adapter().state()).isEqualTo(before);
        assertThat(session.context().scheduler().pending()).as("timers").isEqualTo(timers);
    }

    @Test
    default void shouldStopFromAnywhereAndTwice(ContractSession session) {
        session.stop();
        session.stop();
        session.online();
        session.stop();
        session.stop();
        assertThat(session.adapter().state().status()).isEqualTo(ChannelStatus.STOPPED);
    }

    @Test
    default void shouldStartAgainAfterStop(ContractSession session) {
        session.online();
        session.stop();
        session.online();
        SpiAssertions.assertThat(session.send(session.message())).isAccepted();
    }

    @Test
    default void shouldNotSendWhilePaused(ContractSession session) {
        ChannelAdapter channel = session.online();
        session.await(channel.pause());
        session.await(channel.pause());
        assertThat(channel.state().status()).isEqualTo(ChannelStatus.PAUSED);
        assertSendsNothing(session);

        session.await(channel.resume());
        session.await(channel.resume());
        session.online();
        SpiAssertions.assertThat(session.send(session.message())).isAccepted();
    }

    @Test
    default void shouldStayStoppedWhenPausedOrResumed(ContractSession session) {
        session.online();
        session.stop();
        session.await(session.adapter().pause());
        session.await(session.adapter().resume());
        assertThat(session.adapter().state().status()).isEqualTo(ChannelStatus.STOPPED);
        assertSendsNothing(session);
    }

    private static void assertSendsNothing(ContractSession session) {
        long before = session.provider().sends();
        SpiAssertions.assertThat(session.send(session.message())).isRejected(ErrorKind.TEMPORARY);
        assertThat(session.provider().sends()).as("sends").isEqualTo(before);
    }

    @Test
    default void shouldKeepWorkingWithTheSameConfigurationAgain(ContractSession session) {
        ChannelAdapter channel = session.online();
        session.await(channel.reconfigure(session.fixture().config()));
        session.online();
        SpiAssertions.assertThat(session.send(session.message())).isAccepted();
    }

    @Test
    default void shouldComeBackAfterACrash(ContractSession session) {
        session.online();
        SpiAssertions.assertThat(session.send(session.message())).isAccepted();

        ChannelAdapter restarted = session.afterCrash();

        SpiAssertions.assertThat(session.await(restarted.send(session.message().build())))
                .isAccepted();
        session.await(restarted.stop(Duration.ofSeconds(5)));
    }

    @Test
    default void shouldLeaveTheNumberToItsSuccessor(ContractSession session) {
        session.online();
        ChannelAdapter successor = session.afterCrash();

        session.stop();

        SpiAssertions.assertThat(session.await(successor.send(session.message().build())))
                .isAccepted();
        assertSendsNothing(session);
        session.await(successor.stop(Duration.ofSeconds(5)));
    }

    @Test
    default void shouldStopInTimeWhileTheProviderHangs(ContractSession session) {
        session.online();
        session.provider(ProviderMood.HANGS);
        CompletionStage<SendResult> open = session.calledApart(
                () -> session.adapter().send(session.message().build()));
        session.stop();
        session.provider().release();
        SpiAssertions.assertThat(session.await(open)).isUnknown();
    }

    @Test
    default void shouldLeaveNoThreadAndNoTimerAfterStop(ContractSession session) throws InterruptedException {
        Set<Thread> before = Threads.alive();
        session.online();
        session.send(session.message());
        session.stop();
        List<String> left = Threads.leftSince(before);
        assertThat(left).as("threads left after stop").isEmpty();
        assertThat(session.context().scheduler().pending())
                .as("timers left after stop")
                .isZero();
    }

    @Test
    default void shouldShowTrafficAsHealth(ContractSession session) {
        ChannelAdapter channel = session.online();
        session.receive(session.fixture().samples().get(0).request());
        assertThat(channel.health().lastInbound()).as("last inbound").isNotNull();
        session.fixture().samples().forEach(sample -> session.receive(sample.request()));
        boolean tellsStatuses = session.sampleEvents().stream().anyMatch(StatusChanged.class::isInstance);
        if (tellsStatuses) {
            assertThat(channel.health().lastAcknowledgement())
                    .as("last acknowledgement after a status")
                    .isNotNull();
        }
    }

    @Test
    default void shouldNotTakeAnAnswerForAnAcknowledgement(ContractSession session) {
        ChannelAdapter channel = session.online();
        SpiAssertions.assertThat(session.send(session.message())).isAccepted();
        assertThat(channel.health().lastAcknowledgement())
                .as("last acknowledgement of a send of which no status was told")
                .isNull();
    }
}
