package io.centralita.channel.metacloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.metacloud.support.Calls;
import io.centralita.channel.metacloud.support.GraphStandIn;
import io.centralita.channel.metacloud.support.Settings;
import io.centralita.channel.spi.ChannelAdapter;
import io.centralita.channel.spi.ChannelState;
import io.centralita.channel.spi.ChannelStatus;
import io.centralita.channel.spi.RateLimit;
import io.centralita.channel.spi.Restriction;
import io.centralita.channel.spi.feature.NumberHealth;
import io.centralita.channel.spi.inbound.AccountNotice;
import io.centralita.channel.spi.inbound.ChannelStateChanged;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.spi.inbound.WebhookAnswer;
import io.centralita.channel.testkit.Outbound;
import io.centralita.channel.testkit.ProviderMood;
import io.centralita.channel.testkit.context.TestChannelContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found out about a number, at the start, while it runs, and by what becomes of sends. */
class NumberLifeTest {
    private final GraphStandIn graph = new GraphStandIn();
    private final TestChannelContext world = TestChannelContext.with(graph);
    private final ChannelAdapter channel = new MetaCloudChannelFactory().create(Settings.good(), world);

    private void start() {
        channel.start().toCompletableFuture().join();
    }

    private void send() {
        channel.send(Outbound.anOutbound(world.clock()).build())
                .toCompletableFuture()
                .join();
    }

    private void fiveMinutesLater() {
        world.clock().advance(Duration.ofMinutes(5));
        world.scheduler().runDue();
    }

    private void assertState(ChannelStatus status, String reason) {
        assertThat(channel.state())
                .extracting(ChannelState::status, ChannelState::reason)
                .containsExactly(status, reason);
        assertThat(world.events().states()).last().isEqualTo(channel.state());
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECTED,GREEN,ONLINE,ok",
        "CONNECTED,RED,DEGRADED,low_quality",
        "FLAGGED,GREEN,DEGRADED,number_not_connected",
        "DISCONNECTED,GREEN,DEGRADED,number_not_connected",
        "BANNED,GREEN,BANNED,number_banned"
    })
    void shouldSayHowMetaSeesTheNumber(String told, String quality, ChannelStatus status, String reason) {
        graph.number(GraphStandIn.NUMBER.replace("CONNECTED", told).replace("GREEN", quality));
        start();
        assertState(status, reason);
    }

    @Test
    void shouldBeOutWhenTheTokenIsAndBackWhenItIsGoodAgain() {
        graph.mood(ProviderMood.REFUSES_TOKEN);
        start();
        assertState(ChannelStatus.LOGGED_OUT, "token_refused");
        graph.mood(ProviderMood.ACCEPTS);
        channel.reconfigure(Settings.good().with("access_token", "EAAnewer-token"))
                .toCompletableFuture()
                .join();
        assertState(ChannelStatus.ONLINE, "ok");
        assertThat(graph.lastCall().orElseThrow().headers()).containsEntry("Authorization", "Bearer EAAnewer-token");
    }

    @Test
    void shouldBeInDoubtWhileMetaCannotBeReachedAndHealByItself() {
        start();
        graph.mood(ProviderMood.UNREACHABLE);
        fiveMinutesLater();
        assertState(ChannelStatus.DEGRADED, "provider_unreachable");
        graph.mood(ProviderMood.ACCEPTS);
        send();
        assertState(ChannelStatus.ONLINE, "ok");
    }

    @Test
    void shouldLearnFromSends() {
        start();
        graph.mood(ProviderMood.REFUSES_TOKEN);
        send();
        assertState(ChannelStatus.LOGGED_OUT, "token_refused");
        assertThat(channel.health().lastErrorCode()).isEqualTo("190");
        graph.mood(ProviderMood.ACCEPTS);
        fiveMinutesLater();
        assertState(ChannelStatus.ONLINE, "ok");
        graph.answering(GraphStandIn.error(403, 368));
        send();
        assertState(ChannelStatus.DEGRADED, "account_restricted");
    }

    @Test
    void shouldOnlyAnswerWhileNewConversationsAreForbiddenAndComeBack() {
        start();

        told(restriction("RESTRICTED_BIZ_INITIATED_MESSAGING", 600));

        assertState(ChannelStatus.DEGRADED, "account_restricted");
        assertThat(channel.restriction().orElseThrow().scope()).isEqualTo(Restriction.Scope.NEW_CONVERSATIONS);
        fiveMinutesLater();
        assertState(ChannelStatus.DEGRADED, "account_restricted");
        fiveMinutesLater();
        fiveMinutesLater();
        assertThat(channel.restriction()).isEmpty();
        assertState(ChannelStatus.ONLINE, "ok");
    }

    @Test
    void shouldSendNothingWhileAnswersAreForbiddenToo() {
        start();
        told(restriction("RESTRICTED_CUSTOMER_INITIATED_MESSAGING", 600));
        assertState(ChannelStatus.BANNED, "account_restricted");
        assertThat(channel.state().detail()).contains("until ");
    }

    @Test
    void shouldRememberARestrictionAfterARestart() {
        start();
        told(restriction("RESTRICTED_BIZ_INITIATED_MESSAGING", 600));

        ChannelAdapter again = new MetaCloudChannelFactory().create(Settings.good(), world);
        again.start().toCompletableFuture().join();

        assertThat(again.restriction()).isEqualTo(channel.restriction()).isPresent();
        assertThat(again.state().reason()).isEqualTo("account_restricted");
    }

    @Test
    void shouldBeBannedWhenTheAccountIsAndBackWhenItIsReinstated() {
        start();
        told("{'event':'DISABLED_UPDATE','ban_info':{'waba_ban_state':'DISABLE'}}");
        assertState(ChannelStatus.BANNED, "account_disabled");
        world.clock().advance(Duration.ofSeconds(1));
        told("{'event':'DISABLED_UPDATE','ban_info':{'waba_ban_state':'REINSTATE'}}");
        assertState(ChannelStatus.ONLINE, "ok");
    }

    @Test
    void shouldTakeMetasWordOnTheNumberAnHourAfterABanWithoutAnEnd() {
        start();
        told("{'event':'DISABLED_UPDATE','ban_info':{'waba_ban_state':'DISABLE'}}");
        for (int probe = 0; probe < 11; probe++) {
            fiveMinutesLater();
        }
        assertState(ChannelStatus.BANNED, "account_disabled");
        fiveMinutesLater();
        assertState(ChannelStatus.ONLINE, "ok");
    }

    @Test
    void shouldNotForbidSendsForWhatIsNotAboutThem() {
        start();
        told(restriction("RESTRICTED_ADD_PHONE_NUMBER_ACTION", 600));
        told("{'event':'DISABLED_UPDATE','ban_info':{'waba_ban_state':'SCHEDULE_FOR_DISABLE'}}");
        assertState(ChannelStatus.ONLINE, "ok");
        assertThat(channel.restriction()).isEmpty();
    }

    @Test
    void shouldAskMetaAtOnceWhenTheNumbersQualityIsNews() {
        start();
        graph.number(GraphStandIn.NUMBER.replace("GREEN", "RED"));
        told("phone_number_quality_update", "{'event':'FLAGGED','display_phone_number':'15550100001'}");
        assertState(ChannelStatus.DEGRADED, "low_quality");
        graph.number(GraphStandIn.NUMBER);
        told("phone_number_quality_update", "{'event':'UNFLAGGED','display_phone_number':'15550100001'}");
        assertState(ChannelStatus.ONLINE, "ok");
    }

    @Test
    void shouldNotTakeTheNewsOfAnotherAccountForItsOwn() {
        start();
        graph.number(GraphStandIn.NUMBER.replace("GREEN", "RED"));

        RawDelivery banned = told(
                "209900000000002",
                "account_update",
                "{'event':'DISABLED_UPDATE','ban_info':{'waba_ban_state':'DISABLE'}}");
        told("209900000000002", "phone_number_quality_update", "{'event':'FLAGGED'}");

        assertState(ChannelStatus.ONLINE, "ok");
        assertThat(channel.restriction()).isEmpty();
        assertThat(banned.accountId()).isEqualTo("209900000000002");
        assertThat(banned.parsed()).hasAtLeastOneElementOfType(AccountNotice.class);
        assertThat(banned.parsed())
                .filteredOn(ChannelStateChanged.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        ChannelStateChanged.class,
                        change -> assertThat(change.accountId()).isEqualTo("209900000000002"));
    }

    @Test
    void shouldHearOfItsAccountThroughAnotherNumbersAddress() {
        ChannelAdapter sibling =
                new MetaCloudChannelFactory().create(Settings.good().with("phone_number_id", "310000000000002"), world);
        start();
        RawDelivery banned = delivery(
                sibling,
                "209900000000001",
                "account_update",
                "{'event':'DISABLED_UPDATE','ban_info':{'waba_ban_state':'DISABLE'}}");
        assertState(ChannelStatus.ONLINE, "ok");

        channel.told(banned);

        assertState(ChannelStatus.BANNED, "account_disabled");
    }

    private String restriction(String type, long seconds) {
        long end = world.clock().instant().getEpochSecond() + seconds;
        return "{'event':'ACCOUNT_RESTRICTION','restriction_info':[{'restriction_type':'" + type + "','expiration':"
                + end + "}]}";
    }

    private void told(String value) {
        told("account_update", value);
    }

    private void told(String field, String value) {
        told("209900000000001", field, value);
    }

    private RawDelivery told(String account, String field, String value) {
        RawDelivery delivery = delivery(channel, account, field, value);
        world.scheduler().runDue();
        return delivery;
    }

    private RawDelivery delivery(ChannelAdapter called, String account, String field, String value) {
        String body = ("{'object':'whatsapp_business_account','entry':[{'id':'" + account + "','time':"
                        + world.clock().instant().getEpochSecond() + ",'changes':[{'field':'" + field + "','value':"
                        + value + "}]}]}")
                .replace('\'', '"');
        WebhookAnswer answer = called.receive(Calls.signed(body.getBytes(StandardCharsets.UTF_8)));
        assertThat(answer).isInstanceOf(WebhookAnswer.Deliveries.class);
        return ((WebhookAnswer.Deliveries) answer).deliveries().get(0);
    }

    @Test
    void shouldFailWhenTheNumberDoesNotExist() {
        graph.number("{\"error\":1}");
        ChannelAdapter other =
                new MetaCloudChannelFactory().create(Settings.good().with("phone_number_id", "999"), world);
        other.start().toCompletableFuture().join();
        assertThat(other.state().reason()).isEqualTo("number_unknown");
        assertThat(other.state().status()).isEqualTo(ChannelStatus.FAILED);
    }

    @Test
    void shouldIgnoreAnAnswerThatComesAfterTheStop() {
        graph.mood(ProviderMood.HANGS);
        var starting = channel.start();
        channel.stop(Duration.ofSeconds(1)).toCompletableFuture().join();
        graph.release();
        starting.toCompletableFuture().join();
        assertState(ChannelStatus.STOPPED, "ok");
    }

    @Test
    void shouldRaiseThePaceWhenMetaDoes() {
        assertThat(channel.capabilities().numberRate()).isEqualTo(RateLimit.perSecond(80));
        graph.number(GraphStandIn.NUMBER.replace("STANDARD", "HIGH"));
        start();
        assertThat(channel.capabilities().numberRate()).isEqualTo(RateLimit.perSecond(1000));
    }

    @Test
    void shouldKeepTheSlowPaceOfANumberThatIsInTheAppToo() {
        graph.number(GraphStandIn.NUMBER.replace("STANDARD", "HIGH"));
        start();
        channel.reconfigure(Settings.good().with("coexistence", true))
                .toCompletableFuture()
                .join();
        assertThat(channel.capabilities().numberRate()).isEqualTo(RateLimit.perSecond(20));
        channel.reconfigure(Settings.good()).toCompletableFuture().join();
        assertThat(channel.capabilities().numberRate()).isEqualTo(RateLimit.perSecond(1000));
    }

    @Test
    void shouldReportOnTheNumber() {
        NumberHealth health = channel.feature(NumberHealth.class).orElseThrow();
        assertThat(health.report().toCompletableFuture().join())
                .isEqualTo(new NumberHealth.NumberReport(
                        "+1 555-010-0001", "Acme", "GREEN", null, "STANDARD", "CONNECTED"));
        graph.mood(ProviderMood.REFUSES_TOKEN);
        assertThat(health.report().toCompletableFuture()).isCompletedExceptionally();
    }
}
