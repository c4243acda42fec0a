package io.centralita.channel.wppconnect.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.ChannelStatus;
import io.centralita.channel.spi.PairingChallenge;
import io.centralita.channel.spi.PairingMode;
import io.centralita.channel.spi.feature.Pairing;
import io.centralita.channel.testkit.ProviderMood;
import io.centralita.channel.wppconnect.support.Fixtures;
import io.centralita.channel.wppconnect.support.ServerStandIn;
import io.centralita.channel.wppconnect.support.Settings;
import io.centralita.channel.wppconnect.support.Wire;
import io.centralita.channel.wppconnect.support.World;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** From closed to online, to a phone that must be paired, and back. */
class SessionLifeTest {
    private static final String ADDRESS = "https://centralita.example/hooks/channel-1?key=" + Settings.KEY;

    private final World world = new World();

    private void start() {
        world.channel.start().toCompletableFuture().join();
    }

    private Pairing pairing() {
        return world.channel.feature(Pairing.class).orElseThrow();
    }

    @Test
    void shouldStartAClosedSessionWithItsOwnWebhookAddress() {
        world.server.session("CLOSED");
        world.online();
        assertThat(world.server.webhook()).isEqualTo(ADDRESS);
        assertThat(world.server.last("start-session").get("waitQrCode").asBoolean())
                .isFalse();
        assertThat(world.server.calls("close-session")).isEmpty();
    }

    @Test
    void shouldRestartARunningSessionOnceSoThatItTakesTheAddress() {
        world.online();
        assertThat(world.server.calls("close-session")).hasSize(1);
        assertThat(world.server.webhook()).isEqualTo(ADDRESS);
        World again = world.afterCrash().online();
        assertThat(again.server.calls("close-session")).hasSize(1);
    }

    @Test
    void shouldUseItsTokenAgainAndRenewItOnceWhenRefused() {
        world.online();
        world.afterCrash().online();
        assertThat(world.server.tokensMade()).isEqualTo(1);
        world.server.forgetTokens();
        world.later(Duration.ofSeconds(61));
        assertThat(world.server.tokensMade()).isEqualTo(2);
        world.assertState(ChannelStatus.ONLINE, "ok");
    }

    @Test
    void shouldSetNoContentTypeOnGetsAndExactlyJsonOnPosts() {
        world.online();
        assertThat(world.server.received()).allSatisfy(call -> {
            assertThat(call.headers()).doesNotContainKey("Content-Type");
            if (call.content() instanceof io.centralita.channel.spi.context.HttpContent.Bytes bytes) {
                assertThat(call.method()).isEqualTo("POST");
                assertThat(bytes.contentType()).isEqualTo("application/json");
            }
        });
    }

    @Test
    void shouldShowTheCodeAndComeOnlineWhenItWasScanned() {
        world.server.session("CLOSED");
        world.server.paired(false);
        start();
        world.told(Fixtures.body("qrcode"));
        assertThat(world.channel.state().status()).isEqualTo(ChannelStatus.PAIRING);
        assertThat(world.channel.state().challenge())
                .isEqualTo(new PairingChallenge.QrCode(
                        "2@FAKEcode==,FAKEkey=,FAKEid==,1",
                        world.context.clock().instant().plusSeconds(60)));
        world.server.session("CONNECTED");
        world.told(Wire.event("status-find", "'status':'qrReadSuccess'"));
        world.assertState(ChannelStatus.ONLINE, "ok");
        assertThat(world.context.events().states()).last().isEqualTo(world.channel.state());
    }

    @Test
    void shouldLookBeforeItBelievesACodeThatIsToldAfterItCameOnline() {
        world.online();
        assertThat(world.told(Fixtures.body("qrcode"))).isEmpty();
        world.assertState(ChannelStatus.ONLINE, "ok");

        world.server.session("QRCODE");
        world.later(Duration.ofSeconds(6));
        assertThat(world.channel.state().challenge()).isInstanceOf(PairingChallenge.QrCode.class);
    }

    @Test
    void shouldFindTheCodeByItselfWhenNobodyTellsIt() {
        world.server.session("CLOSED");
        world.server.paired(false);
        start();
        world.later(Duration.ofSeconds(5));
        world.later(Duration.ofSeconds(6));
        assertThat(world.channel.state().challenge()).isInstanceOf(PairingChallenge.QrCode.class);
    }

    @Test
    void shouldLeaveAnUnpairedSessionAloneUntilSomeoneAsks() {
        world.server.session("CLOSED");
        world.server.paired(false);
        start();
        world.told(Fixtures.body("qrcode"));
        world.server.session("CLOSED");
        world.told(Wire.event("status-find", "'status':'autocloseCalled'"));
        world.assertState(ChannelStatus.LOGGED_OUT, "pairing_timed_out");
        world.later(Duration.ofMinutes(10));
        assertThat(world.server.calls("start-session")).hasSize(1);

        CompletableFuture<PairingChallenge> code =
                pairing().pair(PairingMode.QR_CODE, null).toCompletableFuture();
        assertThat(code).isNotDone();
        world.told(Fixtures.body("qrcode"));
        assertThat(code.join()).isInstanceOf(PairingChallenge.QrCode.class);
        assertThat(world.server.calls("start-session")).hasSize(2);
    }

    @Test
    void shouldPairByACodeTypedOnThePhone() {
        world.server.session("CLOSED");
        world.server.paired(false);
        start();
        CompletableFuture<PairingChallenge> code =
                pairing().pair(PairingMode.PHONE_CODE, "+55 11 90000-0001").toCompletableFuture();
        world.later(Duration.ofSeconds(6));
        assertThat(world.server.last("start-session").get("phone").asText()).isEqualTo("5511900000001");
        world.told(Fixtures.body("phonecode"));
        assertThat(((PairingChallenge.PhoneCode) code.join()).code()).isEqualTo("ABCD-1234");
        assertThat(String.valueOf(world.channel.state())).doesNotContain("ABCD");
    }

    /** Told that it shows a QR code before it was looked at. */
    @Test
    void shouldStillAskForTheTypedCodeWhenTheSessionShowsAQrCodeFirst() {
        world.server.session("CLOSED");
        world.server.paired(false);
        start();
        pairing().pair(PairingMode.PHONE_CODE, "+55 11 90000-0001");
        world.server.session("QRCODE");
        world.told(Fixtures.body("qrcode"));
        world.later(Duration.ofSeconds(6));
        assertThat(world.server.session()).isEqualTo("PHONECODE");
        int starts = world.server.calls("start-session").size();
        world.later(Duration.ofSeconds(16));
        world.later(Duration.ofSeconds(16));
        assertThat(world.server.calls("start-session")).as("once").hasSize(starts);
    }

    @Test
    void shouldNotTakeTheAddressForTakenByASessionThatRan() {
        world.server.session("INITIALIZING");
        world.server.answering("status-session", ServerStandIn.json(200, "{'status':'CLOSED'}"));
        start();
        world.server.answeringAsUsual("status-session");
        world.later(Duration.ofSeconds(4));
        world.online();
        assertThat(world.server.webhook()).isEqualTo(ADDRESS);
    }

    @Test
    void shouldGiveUpPairingWhenNoCodeComes() {
        world.server.session("CLOSED");
        start();
        world.server.mood(ProviderMood.UNREACHABLE);
        CompletableFuture<PairingChallenge> code =
                pairing().pair(PairingMode.QR_CODE, null).toCompletableFuture();
        world.later(Duration.ofSeconds(91));
        assertThat(code).isCompletedExceptionally();
    }

    @Test
    void shouldStartAgainWhenTheBrowserFell() {
        world.online();
        world.server.session("CLOSED");
        world.told(Wire.event("status-find", "'status':'browserClose'"));
        world.assertState(ChannelStatus.CONNECTING, "session_closed");
        world.later(Duration.ofSeconds(6));
        world.online();
        assertThat(world.channel.health().reconnects()).isEqualTo(1);
    }

    @Test
    void shouldNotComeBackByItselfAfterThePhoneEndedThePairing() {
        world.online();
        world.server.session("CLOSED");
        int starts = world.server.calls("start-session").size();
        world.told(Fixtures.body("status-find-disconnectedMobile"));
        world.told(Fixtures.body("closesession"));
        world.assertState(ChannelStatus.LOGGED_OUT, "disconnected_by_phone");
        world.later(Duration.ofMinutes(5));
        assertThat(world.server.calls("start-session")).hasSize(starts);
    }

    /** The server's word is cached, and known to lie. */
    @Test
    void shouldNotBelieveAServerThatCallsASessionConnectedWhosePhoneEndedThePairing() {
        world.online();
        int starts = world.server.calls("start-session").size();
        world.told(Fixtures.body("status-find-disconnectedMobile"));
        world.server.paired(false);
        world.later(Duration.ofSeconds(16));
        assertThat(world.channel.state().status()).isNotEqualTo(ChannelStatus.ONLINE);
        assertThat(world.server.calls("start-session")).hasSize(starts + 1);

        world.server.session("QRCODE");
        world.later(Duration.ofSeconds(6));
        assertThat(world.channel.state().challenge()).isInstanceOf(PairingChallenge.QrCode.class);
    }

    @Test
    void shouldStillNotBelieveItWhenTheServerDoesNotCloseIt() {
        world.online();
        world.told(Fixtures.body("status-find-disconnectedMobile"));
        world.server.answering("close-session", ServerStandIn.json(500, "{'status':false}"));
        world.later(Duration.ofSeconds(16));
        world.later(Duration.ofSeconds(16));
        assertThat(world.channel.state().status()).isNotEqualTo(ChannelStatus.ONLINE);
        world.server.answeringAsUsual("close-session");
        world.later(Duration.ofSeconds(16));
        world.online();
    }

    /** What was told was outdated: it was paired again since. */
    @Test
    void shouldComeBackWhenTheSessionIsConnectedAfterItWasStartedAnew() {
        world.online();
        world.told(Fixtures.body("status-find-disconnectedMobile"));
        world.later(Duration.ofSeconds(16));
        world.online();
        assertThat(world.channel.health().reconnects()).isEqualTo(1);
    }

    @Test
    void shouldUnpair() {
        world.online();
        pairing().unpair().toCompletableFuture().join();
        world.assertState(ChannelStatus.LOGGED_OUT, "unpaired");
        assertThat(world.server.calls("logout-session")).hasSize(1);
    }

    @Test
    void shouldSayWhatIsWrongWithTheServer() {
        world.server.mood(ProviderMood.REFUSES_TOKEN);
        start();
        world.assertState(ChannelStatus.LOGGED_OUT, "secret_refused");
        world.server.mood(ProviderMood.UNREACHABLE);
        world.later(Duration.ofSeconds(16));
        world.assertState(ChannelStatus.CONNECTING, "server_unreachable");
        world.server.mood(ProviderMood.ACCEPTS);
        world.server.answering("status-session", ServerStandIn.page(404));
        world.later(Duration.ofSeconds(16));
        world.assertState(ChannelStatus.FAILED, "wrong_address");
        world.server.answeringAsUsual("status-session");
        world.later(Duration.ofSeconds(16));
        world.online();
    }

    @Test
    void shouldTakeA404OfTheSessionForAClosedOneAndNotForAWrongAddress() {
        world.online();
        int starts = world.server.calls("start-session").size();
        world.server.answering(
                "status-session",
                ServerStandIn.json(404, "{'response':null,'status':'Disconnected','message':'não está ativa.'}"));
        world.later(Duration.ofSeconds(61));
        assertThat(world.server.calls("start-session")).hasSize(starts + 1);
    }

    @Test
    void shouldRestartTheSessionWhenTheAddressIsAnotherOne() {
        world.online();
        world.channel
                .reconfigure(Settings.good().with("webhook_base_url", "http://centralita:8080/"))
                .toCompletableFuture()
                .join();
        world.online();
        assertThat(world.server.webhook()).isEqualTo("http://centralita:8080/hooks/channel-1?key=" + Settings.KEY);
    }

    /** A session that says it is connected and delivers nothing is not known by looking at it. */
    @Test
    void shouldStartTheSessionAnewAfterAPauseThoughItSaysItIsConnected() {
        world.online();
        int starts = world.server.calls("start-session").size();
        world.channel.pause().toCompletableFuture().join();
        world.channel.resume().toCompletableFuture().join();
        assertThat(world.server.calls("close-session")).isNotEmpty();
        assertThat(world.server.calls("start-session")).hasSize(starts + 1);
        world.online();
        world.later(Duration.ofMinutes(2));
        assertThat(world.server.calls("start-session")).as("once").hasSize(starts + 1);
    }

    @Test
    void shouldKeepItsOwnStateWhilePaused() {
        world.online();
        world.channel.pause().toCompletableFuture().join();
        assertThat(world.told(Fixtures.body("status-find-isLogged"))).isEmpty();
        world.assertState(ChannelStatus.PAUSED, "ok");
        assertThat(world.told(Fixtures.body("onmessage-text"))).hasSize(1);
    }
}
