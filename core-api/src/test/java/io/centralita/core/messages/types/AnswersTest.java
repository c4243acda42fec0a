package io.centralita.core.messages.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.centralita.emulator.CustomerChat;
import io.centralita.emulator.WhatsAppEmulator;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** wppconnect-server can quote with some types only: who answers with another hears it at once, not when it is too late. */
@QuarkusTest
class AnswersTest {

    private static final String[] QUOTING = {"text", "image", "video", "audio", "voice", "document", "poll"};
    private static final Map<String, Map<String, ?>> OTHERS = Map.of(
            "sticker",
            Map.of("link", "https://loja.example/a.webp"),
            "location",
            Map.of("latitude", -23.5, "longitude", -46.6),
            "contacts",
            Map.of("contacts", List.of(Map.of("formatted_name", "Bo", "phones", List.of(Map.of("number", "+55119"))))),
            "interactive",
            Map.of("body", "Troca?", "buttons", List.of(Map.of("id", "sim", "title", "Sim"))));

    @Inject
    TestWorkspaces workspaces;

    private WhatsAppEmulator emulator;
    private TestWorkspace workspace;
    private CustomerChat ana;
    private String conversation;

    @BeforeEach
    void write() {
        emulator = WhatsAppEmulator.start();
        workspace = workspaces.create();
        var session = EmulatedSession.connect(emulator, workspace);
        ana = emulator.customer("5511988880001", "Ana").sends(session.line());
        ana.text("Olá").await();
        await().until(() -> !conversations().isEmpty());
        conversation = conversations().get(0);
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void shouldRefuseAtOnceToAnswerWithWhatCannotQuote() {
        var hers = newest();
        var lines = ana.lines().size();

        OTHERS.forEach((type, content) -> send(type, content, hers)
                .statusCode(422)
                .body("code", equalTo("quote_not_supported"))
                .body("errors[0].pointer", equalTo("/reply_to"))
                .body("allowed.types", hasItems("sticker", "location", "contacts", "interactive"))
                .body("allowed.quote_types", contains(QUOTING)));

        assertThat(newest()).isEqualTo(hers);
        send("text", Map.of("body", "oi"), hers).statusCode(202);
        send("location", OTHERS.get("location"), null).statusCode(202);
        await().until(() -> ana.lines().size() == lines + 2);
        assertThat(ana.lines().get(lines).replyTo()).isNotNull();
    }

    @Test
    void shouldTellBeforeWhichTypesCanAnswer() {
        workspace
                .agent()
                .request()
                .get("/v1/conversations/" + conversation + "/send-options")
                .then()
                .statusCode(200)
                .body("features.quote", equalTo(true))
                .body("types.findAll { it.quote }.type", contains(QUOTING))
                .body("types.find { it.type == 'sticker' }.allowed", equalTo(true))
                .body("types.find { it.type == 'sticker' }.reason", nullValue());
    }

    private ValidatableResponse send(String type, Map<String, ?> content, String answered) {
        var body = new HashMap<String, Object>(Map.of("type", type, "content", content));
        body.put("reply_to", answered);
        return workspace
                .owner()
                .request()
                .contentType("application/json")
                .body(body)
                .post("/v1/conversations/" + conversation + "/messages")
                .then();
    }

    private List<String> conversations() {
        return workspace.owner().request().get("/v1/conversations").path("data.id");
    }

    private String newest() {
        List<String> ids = workspace
                .owner()
                .request()
                .get("/v1/conversations/" + conversation + "/messages")
                .path("data.id");
        return ids.get(0);
    }
}
