package io.centralita.core.chaos;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.centralita.emulator.wppconnect.WppServer;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A node's only number, a session of wppconnect-server, and what its owner sees of it. */
record ChaosSession(ChaosNode node, ChaosLogin login) {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Answers when it is online. */
    static ChaosSession connect(ChaosNode node, String session, String serverUrl) {
        var line = new ChaosSession(node, new ChaosLogin(node.url(), "owner@localhost", ChaosNode.PASSWORD));
        String channel = line.request()
                .body(Map.of("plugin", "wppconnect", "name", "Session", "config", config(node, session, serverUrl)))
                .post("/v1/channels")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        line.request()
                .urlEncodingEnabled(false)
                .post("/v1/channels/" + channel + ":start")
                .then()
                .statusCode(200);
        await().atMost(PATIENCE)
                .until(() -> "online"
                        .equals(line.request().get("/v1/channels/" + channel).path("state")));
        return line;
    }

    private static Map<String, Object> config(ChaosNode node, String session, String serverUrl) {
        return Map.of(
                "base_url",
                serverUrl,
                "session",
                session,
                "secret_key",
                WppServer.DEFAULT_SECRET,
                "webhook_secret",
                "webhook-secret-of-" + session + "-0123456789abcdef",
                "webhook_base_url",
                node.url());
    }

    List<String> conversations() {
        return request().get("/v1/conversations?limit=100").path("data.id");
    }

    /** The bodies of a conversation's messages, the latest first. */
    List<String> words(String conversation) {
        return request()
                .get("/v1/conversations/" + conversation + "/messages?limit=100")
                .path("data.content.body");
    }

    String status(String message) {
        return request().get("/v1/messages/" + message).path("status");
    }

    RequestSpecification request() {
        return given().baseUri(node.url())
                .header("Authorization", "Bearer " + login.token())
                .contentType("application/json");
    }
}
