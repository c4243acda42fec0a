package io.centralita.examples.httpbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's walk: the packaged application finds the bridge in its plug-in folder, a message goes in and one out. */
class HttpBridgeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SECRET = "the-secret-of-this-bridge";

    @TempDir
    Path folder;

    @Test
    void shouldWalkMessagesInAndOutOfTheRunningApplication() throws Exception {
        install(Path.of(System.getProperty("bridge.folder")), folder.resolve("data/plugins/http-bridge"));
        try (EchoSystem system = new EchoSystem(0, SECRET);
                Centralita centralita = Centralita.start(folder)) {
            await().atMost(PATIENCE).until(centralita::isReady);
            centralita.login();
            assertThat(plugin(centralita).path("origin").path("source").asText())
                    .isEqualTo("plugin_folder");
            assertThat(plugin(centralita).path("origin").path("name").asText()).isEqualTo("http-bridge");
            assertThat(plugin(centralita).path("conformance").path("verdict").asText())
                    .isEqualTo("kept");

            String channel = connect(centralita, system);
            assertThat(system.post("{\"type\":\"message\",\"id\":\"m-1\",\"at\":\"" + Instant.now() + "\","
                            + "\"from\":{\"phone\":\"5511900000001\",\"name\":\"Ana\"},\"text\":\"Is it open?\"}"))
                    .isEqualTo(200);
            String conversation =
                    await().atMost(PATIENCE).until(() -> conversation(centralita), found -> !found.isEmpty());

            JsonNode sent = centralita.post(
                    "/v1/conversations/" + conversation + "/messages",
                    "{\"type\":\"text\",\"content\":{\"body\":\"Until eight.\"}}");
            assertThat(sent.path("id").asText()).startsWith("msg_");
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(system.messages()).singleElement().asString().contains("Until eight.", "5511900000001");
                assertThat(bodies(centralita, conversation))
                        .containsExactly("Until eight.", "Until eight.", "Is it open?");
                assertThat(centralita
                                .get("/v1/messages/" + sent.path("id").asText())
                                .path("status")
                                .asText())
                        .isEqualTo("delivered");
            });
        }
    }

    private static void install(Path built, Path plugin) throws Exception {
        Files.createDirectories(plugin);
        try (var jars = Files.list(built)) {
            for (Path jar : jars.toList()) {
                Files.copy(jar, plugin.resolve(jar.getFileName()));
            }
        }
    }

    private static String connect(Centralita centralita, EchoSystem system) throws Exception {
        String channel = centralita
                .post(
                        "/v1/channels",
                        "{\"plugin\":\"http-bridge\",\"name\":\"Bridge\",\"config\":{\"url\":\"" + system.url()
                                + "\",\"secret\":\"" + SECRET + "\"}}")
                .path("id")
                .asText();
        system.tell(centralita.url() + "/hooks/" + channel);
        centralita.post("/v1/channels/" + channel + ":start", "{}");
        await().atMost(PATIENCE)
                .until(() -> centralita
                        .get("/v1/channels/" + channel)
                        .path("state")
                        .asText()
                        .equalsIgnoreCase("online"));
        return channel;
    }

    private static JsonNode plugin(Centralita centralita) throws Exception {
        for (JsonNode plugin : centralita.get("/v1/plugins").path("data")) {
            if (plugin.path("id").asText().equals("http-bridge")) {
                return plugin;
            }
        }
        throw new AssertionError("the bridge is not installed");
    }

    private static String conversation(Centralita centralita) throws Exception {
        return centralita
                .get("/v1/conversations")
                .path("data")
                .path(0)
                .path("id")
                .asText("");
    }

    /** Newest first. */
    private static List<String> bodies(Centralita centralita, String conversation) throws Exception {
        return centralita
                .get("/v1/conversations/" + conversation + "/messages")
                .path("data")
                .findValuesAsText("body");
    }
}
