package io.centralita.core.chaos;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.emulator.EmulatorOptions;
import io.centralita.emulator.FaultKind;
import io.centralita.emulator.Faults;
import io.centralita.emulator.WhatsAppEmulator;
import io.centralita.emulator.wppconnect.WppServer;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * P6 over a session: the server took the message, and the process was killed before its answer. wppconnect-server has no place
 * for our id, so that what is fetched after the restart looks like words typed on the phone.
 */
class KillSessionWhileSendingIT {

    private static final String SESSION = "killed";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void shouldSettleTheSendByItsEchoAndSendNothingTwice() throws Exception {
        try (var emulator = WhatsAppEmulator.start(EmulatorOptions.defaults().withFullLedger());
                var server = HoldingProvider.before(emulator.baseUrl(), "/send-message", 1, 0);
                var node = ChaosNode.start(Map.of())) {
            var login = new ChaosLogin(node.url(), "owner@localhost", ChaosNode.PASSWORD);
            emulator.wppconnect().scansAtOnce(SESSION, "5511900000001");
            connect(node, login, server.baseUrl());
            var ana = emulator.customer("5511988880001", "Ana").sends("wpp:" + SESSION);
            ana.text("Olá").await();
            await().atMost(PATIENCE).until(() -> !conversations(node, login).isEmpty());
            var conversation = conversations(node, login).get(0);

            emulator.faults(Faults.seeded(1).with(FaultKind.WEBHOOK_LOST, 1));
            server.holdAgain();
            String message = request(node, login)
                    .body(Map.of("type", "text", "content", Map.of("body", "only once")))
                    .post("/v1/conversations/" + conversation + "/messages")
                    .then()
                    .statusCode(202)
                    .extract()
                    .path("id");
            await().atMost(PATIENCE)
                    .until(() -> server.held() == 1 && emulator.ledger().total() == 1);
            node.killJvm();
            server.letGo();
            emulator.faults(Faults.none());
            node.startAgain();

            await().atMost(PATIENCE).until(() -> List.of("sent", "delivered").contains(status(node, login, message)));
            await().until(() -> node.sql().count("select count(*) from outbox") == 0);
            assertThat(emulator.ledger().total()).as("at the provider").isEqualTo(1);
            assertThat(lines(node, login, conversation)).containsExactly("only once", "Olá");
            var verdict = new Verdict(node.sql());
            assertThat(verdict.conversationsWithGaps()).isEmpty();
            assertThat(verdict.differencesOfLogAndTables()).isEmpty();
        }
    }

    private static void connect(ChaosNode node, ChaosLogin login, String serverUrl) {
        String channel = request(node, login)
                .body(Map.of(
                        "plugin",
                        "wppconnect",
                        "name",
                        "Session",
                        "config",
                        Map.of(
                                "base_url",
                                serverUrl,
                                "session",
                                SESSION,
                                "secret_key",
                                WppServer.DEFAULT_SECRET,
                                "webhook_secret",
                                "webhook-secret-of-killed-0123456789abcdef",
                                "webhook_base_url",
                                node.url())))
                .post("/v1/channels")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        request(node, login)
                .urlEncodingEnabled(false)
                .post("/v1/channels/" + channel + ":start")
                .then()
                .statusCode(200);
        await().atMost(PATIENCE)
                .until(() -> "online"
                        .equals(request(node, login)
                                .get("/v1/channels/" + channel)
                                .path("state")));
    }

    private static List<String> conversations(ChaosNode node, ChaosLogin login) {
        return request(node, login).get("/v1/conversations").path("data.id");
    }

    private static List<String> lines(ChaosNode node, ChaosLogin login, String conversation) {
        return request(node, login)
                .get("/v1/conversations/" + conversation + "/messages")
                .path("data.content.body");
    }

    private static String status(ChaosNode node, ChaosLogin login, String message) {
        return request(node, login).get("/v1/messages/" + message).path("status");
    }

    private static RequestSpecification request(ChaosNode node, ChaosLogin login) {
        return given().baseUri(node.url())
                .header("Authorization", "Bearer " + login.token())
                .contentType("application/json");
    }
}
