package io.centralita.core.channels.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.centralita.core.media.EmulatedNumber;
import io.centralita.core.messages.types.EmulatedSession;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.centralita.emulator.WhatsAppEmulator;
import io.centralita.emulator.network.ChatLine;
import io.centralita.emulator.wppconnect.WppSettings;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A phone is paired, lost and paired again by the unmodified plug-in; a number moves to it. */
@QuarkusTest
class SessionPairingTest {

    private static final String SHOP = "5511900000001";

    @Inject
    TestWorkspaces workspaces;

    private WhatsAppEmulator emulator;
    private TestWorkspace workspace;

    @BeforeEach
    void start() {
        emulator = WhatsAppEmulator.start();
        workspace = workspaces.create();
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void shouldPairByQrCodeThenByATypedCodeAndAgainAfterThePhoneEndedIt() {
        var session = EmulatedSession.unpaired(emulator, workspace);
        pair(session, Map.of("mode", "qr")).body("challenge.kind", equalTo("qr"));
        await().untilAsserted(() -> assertThat(shownCode(session))
                .isEqualTo(emulator.wppconnect().session(session.name()).urlCode()));
        emulator.wppconnect().scan(session.name(), SHOP);
        session.awaitState("online", "ok");
        post(session.channel(), ":pair", Map.of("mode", "qr")).statusCode(422);

        post(session.channel(), ":logout", Map.of()).statusCode(204);
        session.awaitState("logged_out", "unpaired", "logged_out");
        assertThat(emulator.wppconnect().session(session.name()).phone()).isNull();

        String code = pair(session, Map.of("mode", "phone_code", "phone", SHOP))
                .body("challenge.kind", equalTo("phone_code"))
                .body("challenge.text", nullValue())
                .extract()
                .path("challenge.code");
        emulator.wppconnect().enterCode(session.name(), SHOP, code);
        session.awaitState("online", "ok");

        emulator.wppconnect().unlink(session.name());
        session.awaitState("logged_out", "disconnected_by_phone");

        pair(session, Map.of("mode", "qr"));
        emulator.wppconnect().scan(session.name(), SHOP);
        session.awaitState("online", "ok");
    }

    /** A session that is being started can neither be closed nor be told another way of pairing. */
    @Test
    void shouldPairByATypedCodeThatIsAskedForWhileTheSessionIsBeingStarted() {
        emulator.wppconnect().settings(WppSettings.defaults().withStartTakes(Duration.ofSeconds(2)));
        var session = EmulatedSession.unpaired(emulator, workspace);

        String code = pair(session, Map.of("mode", "phone_code", "phone", SHOP))
                .body("challenge.kind", equalTo("phone_code"))
                .extract()
                .path("challenge.code");
        emulator.wppconnect().enterCode(session.name(), SHOP, code);

        session.awaitState("online", "ok");
    }

    @Test
    void shouldStayOnlineWhenOldNewsOfACodeComesLate() {
        var session = EmulatedSession.connect(emulator, workspace);
        var old = new JsonObject().put("qrcode", "AAAA").put("urlcode", "2@old,1");

        assertThat(emulator.wppconnect()
                        .event(session.name(), "qrcode", old)
                        .join()
                        .delivered())
                .isTrue();

        await().during(Duration.ofSeconds(2))
                .until(() -> "online"
                        .equals(workspace
                                .owner()
                                .request()
                                .get("/v1/channels/" + session.channel())
                                .path("state")));
    }

    @Test
    void shouldKeepTheConversationWhenANumberMovesFromTheCloudApi() {
        var number = EmulatedNumber.connect(emulator, workspace);
        number.ana().text("pela API").await();
        var conversation = number.conversation();
        var channel = number.path().substring(number.path().lastIndexOf('/') + 1);
        var session = new EmulatedSession(emulator, workspace, "moved", channel);
        emulator.wppconnect().scansAtOnce(session.name(), SHOP);

        session.act("stop");
        await().until(() -> workspace
                        .owner()
                        .request()
                        .urlEncodingEnabled(false)
                        .header("If-Match", "*")
                        .contentType("application/json")
                        .body(Map.of(
                                "plugin", "wppconnect", "config", EmulatedSession.config(emulator.baseUrl(), "moved")))
                        .post(number.path() + ":move")
                        .statusCode()
                == 200);
        session.act("start");
        session.awaitState("online", "ok");
        var ana = emulator.customer("5511988880001", "Ana").sends(session.line());
        ana.text("pelo celular").await();

        await().untilAsserted(() -> assertThat(bodies(conversation)).containsExactly("pelo celular", "pela API"));
        assertThat(number.conversation()).isEqualTo(conversation);
        workspace
                .owner()
                .request()
                .contentType("application/json")
                .body(Map.of("type", "text", "content", Map.of("body", "aqui também")))
                .post("/v1/conversations/" + conversation + "/messages")
                .then()
                .statusCode(202);
        await().until(() -> ana.lines().stream().anyMatch(line -> !line.fromCustomer()));
        assertThat(ana.lines().stream().filter(ChatLine::fromCustomer)).hasSize(1);
    }

    private @Nullable String shownCode(EmulatedSession session) {
        return workspace
                .owner()
                .request()
                .get("/v1/channels/" + session.channel() + "/pairing")
                .path("challenge.text");
    }

    private List<String> bodies(String conversation) {
        return workspace
                .owner()
                .request()
                .get("/v1/conversations/" + conversation + "/messages")
                .jsonPath()
                .getList("data.content.body");
    }

    private ValidatableResponse pair(EmulatedSession session, Map<String, String> wanted) {
        return post(session.channel(), ":pair", wanted).statusCode(200).header("Cache-Control", "no-store");
    }

    private ValidatableResponse post(String channel, String verb, Map<String, String> body) {
        return workspace
                .owner()
                .request()
                .urlEncodingEnabled(false)
                .contentType("application/json")
                .body(body)
                .post("/v1/channels/" + channel + verb)
                .then();
    }
}
