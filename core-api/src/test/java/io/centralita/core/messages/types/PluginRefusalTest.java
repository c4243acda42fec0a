package io.centralita.core.messages.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.centralita.core.media.EmulatedNumber;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.centralita.emulator.WhatsAppEmulator;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a plug-in would certainly refuse is refused when it is asked for, and never stands in a timeline as failed. */
@QuarkusTest
class PluginRefusalTest {

    private static final Map<String, String> YES = Map.of("id", "yes", "title", "Yes");

    @Inject
    TestWorkspaces workspaces;

    private WhatsAppEmulator emulator;
    private TestWorkspace workspace;

    @BeforeEach
    void connect() {
        emulator = WhatsAppEmulator.start();
        workspace = workspaces.create();
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void shouldRefuseWhatTheCloudApiDoesNotTake() {
        var number = EmulatedNumber.connect(emulator, workspace);
        number.ana().text("oi").await();
        var conversation = number.conversation();
        var half = Map.of("title", "Half", "rows", Collections.nCopies(6, Map.of("id", "a", "title", "A")));
        var card = Map.of(
                "media",
                Map.of("type", "image", "link", "https://loja.example/1.jpg"),
                "link_title",
                "See",
                "link",
                "https://loja.example/1");

        refused(conversation, "text", Map.of("body", "   "), "empty");
        refused(conversation, "interactive", Map.of("body", "x".repeat(1500), "buttons", List.of(YES)), "1024");
        refused(conversation, "interactive", Map.of("body", "x", "buttons", List.of()), "buttons");
        refused(conversation, "interactive", Map.of("body", "x", "cards", List.of(card)), "cards");
        refused(
                conversation,
                "interactive",
                Map.of("body", "x", "open_title", "Open", "sections", Collections.nCopies(2, half)),
                "rows");

        send(conversation, "interactive", Map.of("body", "x", "buttons", List.of(YES)))
                .statusCode(202);
        assertThat(timeline(conversation)).hasSize(2);
    }

    @Test
    void shouldRefuseFilesThatTheCloudApiTakesOfTheirTypeButNotOfTheirBytes() {
        var number = EmulatedNumber.connect(emulator, workspace);
        number.ana().text("oi").await();
        var conversation = number.conversation();
        var still = upload("image/webp", webp(0), 200_000);
        var moving = upload("image/webp", webp(2), 200_000);
        var vorbis = upload("audio/ogg", ogg("\1vorbis\0"), 400);

        refused(conversation, "sticker", Map.of("media_id", still), "102400");
        refused(conversation, "audio", Map.of("media_id", vorbis), "Opus");
        refused(conversation, "voice", Map.of("media_id", vorbis), "Opus");

        send(conversation, "sticker", Map.of("media_id", moving)).statusCode(202);
        send(conversation, "voice", Map.of("media_id", upload("audio/ogg", ogg("OpusHead"), 400)))
                .statusCode(202);
        send(conversation, "document", Map.of("media_id", still)).statusCode(202);
    }

    private static String webp(int flags) {
        return "RIFF\0\0\0\0WEBPVP8X\n\0\0\0" + (char) flags;
    }

    private static String ogg(String codec) {
        return "OggS\0\2" + "\0".repeat(20) + "\1\36" + codec;
    }

    private String upload(String type, String head, int size) {
        return workspace
                .owner()
                .request()
                .contentType(type)
                .body(Arrays.copyOf(head.getBytes(StandardCharsets.ISO_8859_1), size))
                .post("/v1/media")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void shouldRefuseWhatWppconnectCannotSend() {
        var session = EmulatedSession.connect(emulator, workspace);
        emulator.customer("5511988880001", "Ana")
                .sends(session.line())
                .text("oi")
                .await();
        await().until(() -> !conversations().isEmpty());
        var conversation = conversations().get(0);
        var bo = Map.of("formatted_name", "Bo", "phones", List.of(Map.of("number", "+5511977770002")));

        refused(conversation, "contacts", Map.of("contacts", List.of(bo, bo)), "one contact at a time");
        refused(conversation, "contacts", Map.of("contacts", List.of(Map.of("formatted_name", "Bo"))), "no phone");
        refused(conversation, "poll", Map.of("question", "Que dia?", "choices", List.of("A", "A")), "different");

        send(conversation, "contacts", Map.of("contacts", List.of(bo))).statusCode(202);
        assertThat(timeline(conversation)).hasSize(2);
    }

    private void refused(String conversation, String type, Map<String, ?> content, String why) {
        send(conversation, type, content)
                .statusCode(422)
                .body("code", equalTo("content_refused"))
                .body("retryable", equalTo(false))
                .body("errors[0].pointer", equalTo("/content"))
                .body("errors[0].detail", containsString(why))
                .body("allowed.types", hasItem(type));
    }

    private ValidatableResponse send(String conversation, String type, Map<String, ?> content) {
        return workspace
                .owner()
                .request()
                .contentType("application/json")
                .body(Map.of("type", type, "content", content))
                .post("/v1/conversations/" + conversation + "/messages")
                .then();
    }

    private List<String> conversations() {
        return workspace.owner().request().get("/v1/conversations").path("data.id");
    }

    private List<String> timeline(String conversation) {
        return workspace
                .owner()
                .request()
                .get("/v1/conversations/" + conversation + "/messages")
                .path("data.id");
    }
}
