package io.centralita.core.channels.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.ChannelCapabilities;
import io.centralita.channel.spi.RateLimit;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.channel.spi.outbound.SendResult;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.MessageId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumberGateTest {

    private static final long SECOND = 1_000_000_000L;

    private static final ChannelCapabilities META = ChannelCapabilities.builder()
            .numberRate(RateLimit.perSecond(80))
            .recipientRate(new RateLimit(1, Duration.ofSeconds(6), 45))
            .build();

    private final NumberGate gate = new NumberGate(true, 1_000, new Breaker(3, Duration.ofSeconds(5)));
    private long now = 5 * SECOND;

    @Test
    void shouldKeepTheNumbersPaceAcrossConversations() {
        assertThat(admittedOf(500)).isEqualTo(80);
        now += SECOND / 2;
        assertThat(admittedOf(500)).isEqualTo(40);
    }

    @Test
    void shouldGiveTheWholePaceOfAnUpgradedNumber() {
        var high = ChannelCapabilities.builder()
                .numberRate(RateLimit.perSecond(1_000))
                .build();
        var admitted = 0;
        for (var n = 0; n < 2_000; n++) {
            admitted += gate.ask(wish(ConversationId.next(), SendOrigin.REPLY), high, 1, now) == Admission.GO ? 1 : 0;
        }
        assertThat(admitted).isEqualTo(1_000);
    }

    @Test
    void shouldKeepAPartOfThePaceWhenOtherNodesKeepTheRest() {
        var admitted = 0;
        for (var n = 0; n < 200; n++) {
            admitted +=
                    gate.ask(wish(ConversationId.next(), SendOrigin.REPLY), META, 0.25, now) == Admission.GO ? 1 : 0;
        }
        assertThat(admitted).isEqualTo(20);
    }

    @Test
    void shouldLetOneRecipientHaveItsBurstAndThenOneInSixSeconds() {
        var ana = ConversationId.next();
        for (var n = 0; n < 45; n++) {
            assertThat(ask(ana)).isEqualTo(Admission.GO);
        }

        var later = ask(ana);

        assertThat(later).isInstanceOf(Admission.PeerWaits.class);
        assertThat(((Admission.PeerWaits) later).nanos()).isBetween(5 * SECOND, 6 * SECOND);
        assertThat(ask(ConversationId.next())).as("another recipient").isEqualTo(Admission.GO);
        now += 6 * SECOND;
        assertThat(ask(ana)).isEqualTo(Admission.GO);
        assertThat(ask(ana)).isInstanceOf(Admission.PeerWaits.class);
    }

    @Test
    void shouldLeaveAPartOfTheBurstToThePersonsReply() {
        var campaign = 0;
        while (gate.ask(wish(ConversationId.next(), SendOrigin.CAMPAIGN), META, 1, now) == Admission.GO) {
            campaign++;
        }

        assertThat(campaign).isEqualTo(64);
        assertThat(gate.ask(wish(ConversationId.next(), SendOrigin.BOT), META, 1, now))
                .isEqualTo(Admission.GO);
        assertThat(gate.ask(wish(ConversationId.next(), SendOrigin.REPLY), META, 1, now))
                .isEqualTo(Admission.GO);
    }

    @Test
    void shouldPauseTheWholeNumberWhenTheProviderSaysSoAndLongerEachTime() {
        throttle(ErrorKind.RATE_NUMBER);

        assertThat(ask(ConversationId.next())).isEqualTo(Admission.NUMBER_WAITS);
        assertThat(gate.view(now).throttleLeft()).isEqualTo(Duration.ofSeconds(2));
        now += 2 * SECOND;
        assertThat(gate.view(now).throttleLeft()).isNull();
        throttle(ErrorKind.RATE_NUMBER);
        assertThat(gate.view(now).throttleLeft()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void shouldPauseAsLongAsTheProviderSaysThoughItIsLong() {
        throttle(Duration.ofMinutes(40));

        assertThat(gate.view(now).throttleLeft()).isEqualTo(Duration.ofMinutes(40));
        now += 40 * 60 * SECOND;
        throttle(Duration.ofMinutes(4));
        assertThat(gate.view(now).throttleLeft())
                .as("longer each time, to five minutes")
                .isEqualTo(Duration.ofMinutes(5));
    }

    /** Of several that were under way together the last may know more. */
    @Test
    void shouldPauseAsLongAsTheLongestOfThoseThatWereUnderWay() {
        var first = wish(ConversationId.next(), SendOrigin.REPLY);
        var second = wish(ConversationId.next(), SendOrigin.REPLY);
        var third = wish(ConversationId.next(), SendOrigin.REPLY);
        for (var wish : List.of(first, second, third)) {
            assertThat(gate.ask(wish, META, 1, now)).isEqualTo(Admission.GO);
        }

        gate.ended(first.message(), pause(Duration.ofSeconds(2)), now);
        gate.ended(second.message(), pause(Duration.ofSeconds(60)), now);
        gate.ended(third.message(), pause(Duration.ofSeconds(1)), now);

        assertThat(gate.view(now).throttleLeft()).isEqualTo(Duration.ofSeconds(60));
        now += 60 * SECOND;
        throttle(Duration.ofSeconds(2));
        assertThat(gate.view(now).throttleLeft())
                .as("one pause, told three times")
                .isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void shouldNotGiveANewBurstWhenThePaceOrTheShareChanges() {
        assertThat(admittedOf(500)).isEqualTo(80);
        var upgraded = ChannelCapabilities.builder()
                .numberRate(RateLimit.perSecond(1_000))
                .build();

        assertThat(gate.ask(wish(ConversationId.next(), SendOrigin.REPLY), META, 0.5, now))
                .isEqualTo(Admission.NUMBER_WAITS);
        assertThat(gate.ask(wish(ConversationId.next(), SendOrigin.REPLY), META, 1, now))
                .isEqualTo(Admission.NUMBER_WAITS);
        assertThat(gate.ask(wish(ConversationId.next(), SendOrigin.REPLY), upgraded, 1, now))
                .isEqualTo(Admission.NUMBER_WAITS);
        now += SECOND / 10;
        assertThat(gate.ask(wish(ConversationId.next(), SendOrigin.REPLY), upgraded, 1, now))
                .as("at the new pace")
                .isEqualTo(Admission.GO);
    }

    /** A node that leaves gives its part back: what another saved up counts for no more than it is. */
    @Test
    void shouldCarryNoMoreOverThanTheNewBucketHolds() {
        assertThat(gate.ask(wish(ConversationId.next(), SendOrigin.REPLY), META, 1, now))
                .isEqualTo(Admission.GO);
        var admitted = 0;
        for (var n = 0; n < 200; n++) {
            admitted +=
                    gate.ask(wish(ConversationId.next(), SendOrigin.REPLY), META, 0.25, now) == Admission.GO ? 1 : 0;
        }
        assertThat(admitted).isEqualTo(20);
    }

    @Test
    void shouldNotPauseTheNumberForOneRecipientsLimit() {
        throttle(ErrorKind.RATE_PAIR);

        assertThat(ask(ConversationId.next())).isEqualTo(Admission.GO);
    }

    @Test
    void shouldBoundWhatIsUnderWay() {
        var narrow = new NumberGate(true, 2, new Breaker(3, Duration.ofSeconds(5)));
        var capabilities = ChannelCapabilities.builder().build();
        var first = wish(ConversationId.next(), SendOrigin.REPLY);
        assertThat(narrow.ask(first, capabilities, 1, now)).isEqualTo(Admission.GO);
        assertThat(narrow.ask(wish(ConversationId.next(), SendOrigin.REPLY), capabilities, 1, now))
                .isEqualTo(Admission.GO);
        var third = wish(ConversationId.next(), SendOrigin.REPLY);
        assertThat(narrow.ask(third, capabilities, 1, now)).isEqualTo(Admission.NUMBER_WAITS);

        narrow.ended(first.message(), SendResult.accepted("p"), now);

        assertThat(narrow.ask(third, capabilities, 1, now)).isEqualTo(Admission.GO);
        assertThat(narrow.view(now).underWay()).isEqualTo(2);
    }

    @Test
    void shouldLeaveSlotsToThePersonsReplyWhileCampaignsAnswerSlowly() {
        var narrow = new NumberGate(true, 20, new Breaker(3, Duration.ofSeconds(5)));
        var capabilities = ChannelCapabilities.builder().build();
        var campaign = 0;
        while (narrow.ask(wish(ConversationId.next(), SendOrigin.CAMPAIGN), capabilities, 1, now) == Admission.GO) {
            campaign++;
        }

        assertThat(campaign).isEqualTo(16);
        assertThat(narrow.ask(wish(ConversationId.next(), SendOrigin.BOT), capabilities, 1, now))
                .isEqualTo(Admission.GO);
        assertThat(narrow.ask(wish(ConversationId.next(), SendOrigin.REPLY), capabilities, 1, now))
                .isEqualTo(Admission.GO);
    }

    @Test
    void shouldOpenAfterFailuresInARowAndProbeWithOneMessage() {
        for (var n = 0; n < 3; n++) {
            fail();
        }

        assertThat(gate.view(now).breaker()).isEqualTo("open");
        assertThat(ask(ConversationId.next())).isEqualTo(Admission.NUMBER_WAITS);
        now += 5 * SECOND;
        assertThat(gate.view(now).breaker()).isEqualTo("half_open");
        var probe = wish(ConversationId.next(), SendOrigin.REPLY);
        assertThat(gate.ask(probe, META, 1, now)).isEqualTo(Admission.GO);
        assertThat(ask(ConversationId.next())).as("one at a time").isEqualTo(Admission.NUMBER_WAITS);

        gate.ended(probe.message(), SendResult.accepted("p"), now);

        assertThat(gate.view(now).breaker()).isEqualTo("closed");
        assertThat(ask(ConversationId.next())).isEqualTo(Admission.GO);
    }

    @Test
    void shouldTellTheFailureThatOpenedItUntilASuccess() {
        for (var n = 0; n < 3; n++) {
            fail();
        }
        now += SECOND;

        assertThat(gate.view(now).failure()).isEqualTo(new GateView.Failure("provider_down", Duration.ofSeconds(1)));

        now += 4 * SECOND;
        var probe = wish(ConversationId.next(), SendOrigin.REPLY);
        gate.ask(probe, META, 1, now);
        gate.ended(probe.message(), SendResult.accepted("p"), now);
        assertThat(gate.view(now).failure()).isNull();
    }

    @Test
    void shouldWaitTwiceAsLongAfterAFailedProbe() {
        for (var n = 0; n < 3; n++) {
            fail();
        }
        now += 5 * SECOND;

        fail();

        assertThat(gate.view(now).breakerLeft()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void shouldGiveTheProbeBackWhenItWasNeverTried() {
        for (var n = 0; n < 3; n++) {
            fail();
        }
        now += 5 * SECOND;
        var probe = wish(ConversationId.next(), SendOrigin.REPLY);
        assertThat(gate.ask(probe, META, 1, now)).isEqualTo(Admission.GO);

        gate.release(probe.message(), now);

        assertThat(ask(ConversationId.next())).isEqualTo(Admission.GO);
    }

    @Test
    void shouldGiveTheTurnBackThatWasNeverUsed() {
        var conversation = ConversationId.next();
        for (var n = 0; n < 1_000; n++) {
            var unused = wish(conversation, SendOrigin.REPLY);
            assertThat(gate.ask(unused, META, 1, now)).isEqualTo(Admission.GO);
            gate.release(unused.message(), now);
        }
    }

    @Test
    void shouldNotOpenForWhatOnlyOneMessageIsRefusedFor() {
        for (var n = 0; n < 10; n++) {
            var wish = wish(ConversationId.next(), SendOrigin.REPLY);
            gate.ask(wish, META, 1, now);
            gate.ended(wish.message(), SendResult.rejected(ErrorKind.RECIPIENT_INVALID, "no such number"), now);
        }

        assertThat(gate.view(now).breaker()).isEqualTo("closed");
    }

    private int admittedOf(int wishes) {
        var admitted = 0;
        for (var n = 0; n < wishes; n++) {
            admitted += ask(ConversationId.next()) == Admission.GO ? 1 : 0;
        }
        return admitted;
    }

    private Admission ask(ConversationId conversation) {
        return gate.ask(wish(conversation, SendOrigin.REPLY), META, 1, now);
    }

    private void fail() {
        var wish = wish(ConversationId.next(), SendOrigin.REPLY);
        assertThat(gate.ask(wish, META, 1, now)).isEqualTo(Admission.GO);
        gate.ended(wish.message(), SendResult.rejected(ErrorKind.PROVIDER_DOWN, "refused"), now);
    }

    private void throttle(ErrorKind kind) {
        var wish = wish(ConversationId.next(), SendOrigin.REPLY);
        assertThat(gate.ask(wish, META, 1, now)).isEqualTo(Admission.GO);
        gate.ended(
                wish.message(),
                new SendResult.Throttled(Duration.ofSeconds(2), SendError.of(kind, "130429", "slow down")),
                now);
    }

    private void throttle(Duration pause) {
        var wish = wish(ConversationId.next(), SendOrigin.REPLY);
        assertThat(gate.ask(wish, META, 1, now)).isEqualTo(Admission.GO);
        gate.ended(wish.message(), pause(pause), now);
    }

    private static SendResult pause(Duration pause) {
        return new SendResult.Throttled(pause, SendError.of(ErrorKind.RATE_NUMBER, "130429", "slow down"));
    }

    private static NumberGate.Wish wish(ConversationId conversation, SendOrigin origin) {
        return new NumberGate.Wish(MessageId.next(), conversation, origin);
    }
}
