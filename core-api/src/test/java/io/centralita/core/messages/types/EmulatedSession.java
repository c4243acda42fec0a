package io.centralita.core.messages.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.centralita.emulator.WhatsAppEmulator;
import io.centralita.emulator.wppconnect.WppServer;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A session of the emulated wppconnect-server, connected to a workspace and paired.
 *
 * @param name the session's name
 * @param channel the channel's id
 */
public record EmulatedSession(WhatsAppEmulator emulator, TestWorkspace workspace, String name, String channel) {

    /** A session whose phone is at hand: paired and online. */
    public static EmulatedSession connect(WhatsAppEmulator emulator, TestWorkspace workspace) {
        return connect(emulator, workspace, emulator.baseUrl());
    }

    /** @param baseUrl where the platform finds the server */
    public static EmulatedSession connect(WhatsAppEmulator emulator, TestWorkspace workspace, String baseUrl) {
        var name = newName();
        emulator.wppconnect()
                .scansAtOnce(name, "55119" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999));
        var session = started(emulator, workspace, name, baseUrl);
        session.awaitState("online", "ok");
        return session;
    }

    /** A session that is started and waits for a phone. */
    public static EmulatedSession unpaired(WhatsAppEmulator emulator, TestWorkspace workspace) {
        return started(emulator, workspace, newName(), emulator.baseUrl());
    }

    private static String newName() {
        return "s" + ThreadLocalRandom.current().nextInt(100_000, 999_999);
    }

    private static EmulatedSession started(
            WhatsAppEmulator emulator, TestWorkspace workspace, String name, String baseUrl) {
        String channel = workspace
                .owner()
                .request()
                .contentType("application/json")
                .body(Map.of("plugin", "wppconnect", "name", "Session " + name, "config", config(baseUrl, name)))
                .post("/v1/channels")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var session = new EmulatedSession(emulator, workspace, name, channel);
        session.act("start");
        return session;
    }

    /** What a channel is configured with for a session. */
    public static Map<String, Object> config(String baseUrl, String name) {
        return Map.of(
                "base_url",
                baseUrl,
                "session",
                name,
                "secret_key",
                WppServer.DEFAULT_SECRET,
                "webhook_secret",
                "webhook-secret-of-" + name + "-0123456789abcdef",
                "webhook_base_url",
                "http://127.0.0.1:" + RestAssured.port);
    }

    /** The line customers write to. */
    public String line() {
        return "wpp:" + name;
    }

    public void act(String verb) {
        workspace
                .owner()
                .request()
                .urlEncodingEnabled(false)
                .post("/v1/channels/" + channel + ":" + verb)
                .then()
                .statusCode(200);
    }

    /** @param reasons any of which is right */
    public void awaitState(String state, String... reasons) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var shown =
                    workspace.owner().request().get("/v1/channels/" + channel).jsonPath();
            assertThat(shown.getString("state")).isEqualTo(state);
            assertThat(shown.getString("state_reason")).isIn((Object[]) reasons);
        });
    }
}
