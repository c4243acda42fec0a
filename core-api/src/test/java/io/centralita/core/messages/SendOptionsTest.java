package io.centralita.core.messages;

import static io.centralita.core.messages.WalkRig.NUMBER;
import static io.centralita.core.messages.WalkRig.deliver;
import static io.centralita.core.messages.WalkRig.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may be sent now: as it is told, and as it is held to. */
@QuarkusTest
class SendOptionsTest {

    private static final String ANA = "5511988880001";

    @Inject
    WalkRig rig;

    private WalkRig.Line line;

    @BeforeEach
    void connect() {
        line = rig.connect("http://127.0.0.1:9");
    }

    @Test
    void shouldTellLimitsAndCategoriesWhileTheWindowIsOpen() {
        var conversation = written();

        var options = options(conversation).statusCode(200);

        options.body("can_send", equalTo(true))
                .body("window.applies", equalTo(true))
                .body("window.open", equalTo(true))
                .body("types.find { it.type == 'text' }.allowed", equalTo(true))
                .body("types.find { it.type == 'text' }.max_characters", equalTo(4096))
                .body("types.find { it.type == 'image' }.max_bytes", equalTo(5 * 1024 * 1024))
                .body("types.find { it.type == 'image' }.mime_types", contains("image/jpeg", "image/png"))
                .body("types.find { it.type == 'sticker' }.max_caption", equalTo(0))
                .body("types.find { it.type == 'text' }.interactive_kinds", nullValue())
                .body("types.find { it.type == 'interactive' }.interactive_kinds", hasItems("buttons", "cards", "flow"))
                .body("templates.categories", contains("authentication", "marketing", "utility"))
                .body("features.quote", equalTo(true))
                .body("types.find { it.type == 'sticker' }.quote", equalTo(true))
                .body("types.find { it.type == 'reaction' }.quote", equalTo(false));
    }

    @Test
    void shouldAllowOnlyATemplateWhenTheWindowIsClosedAndSaySoInARefusal() {
        var conversation = written();
        closeWindow();

        options(conversation)
                .body("window.open", equalTo(false))
                .body("types.findAll { it.allowed }.type", contains("template"))
                .body("types.find { it.type == 'text' }.reason.code", equalTo("window_closed"));

        send(conversation, Map.of("type", "text", "content", Map.of("body", "x")))
                .statusCode(422)
                .body("code", equalTo("window_closed"))
                .body("retryable", equalTo(false))
                .body("errors[0].pointer", equalTo("/type"))
                .body("allowed.types", contains("template"));
        send(conversation, Map.of("type", "template", "content", Map.of("name", "hello", "language", "pt_BR")))
                .statusCode(202);
        assertThat(rig.ask(
                        line,
                        "select count(*) from messages where workspace_id = $1 and direction = 'outbound'",
                        Long.class))
                .isEqualTo(1);
    }

    @Test
    void shouldRefuseWhatIsTooLongOrTooLargeWithTheLimit() {
        var conversation = written();
        var medium = upload("image/png", png(5 * 1024 * 1024 + 1));
        var pdf = upload("application/pdf", "%PDF-1.4 a document".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

        send(conversation, Map.of("type", "image", "content", Map.of("media_id", medium)))
                .statusCode(422)
                .body("code", equalTo("medium_too_large"))
                .body("allowed.max_bytes", equalTo(5 * 1024 * 1024));
        send(conversation, Map.of("type", "image", "content", Map.of("media_id", pdf)))
                .statusCode(422)
                .body("code", equalTo("medium_type_not_supported"))
                .body("allowed.mime_types", contains("image/jpeg", "image/png"));
        send(
                        conversation,
                        Map.of(
                                "type",
                                "sticker",
                                "content",
                                Map.of("link", "https://example.com/a.webp", "caption", "not on a sticker")))
                .statusCode(422)
                .body("code", equalTo("text_too_long"))
                .body("errors[0].pointer", equalTo("/content/caption"))
                .body("allowed.max_characters", equalTo(0));
    }

    @Test
    void shouldSayNothingCanBeSentIntoAClosedConversation() {
        var conversation = written();
        var etag = line.workspace()
                .owner()
                .request()
                .get("/v1/conversations/" + conversation)
                .header("ETag");
        line.workspace()
                .owner()
                .request()
                .contentType("application/json")
                .header("If-Match", etag)
                .body(Map.of("status", "closed"))
                .put("/v1/conversations/" + conversation + "/status")
                .then()
                .statusCode(200);

        options(conversation)
                .body("can_send", equalTo(false))
                .body("refusals.code", contains("conversation_closed"))
                .body("types.findAll { it.allowed }.size()", equalTo(0));
    }

    /** What the business wrote on its own phone, and the past, tell nothing about the customer's will to be written to. */
    @Test
    void shouldNotOpenTheWindowByAnEchoOrByHistory() {
        deliver(line, echo()).statusCode(200);
        deliver(line, history()).statusCode(200);
        await().until(() -> rig.settled(line));
        var conversation = rig.conversations(line).getString("data[0].id");
        assertThat(rig.count(line, "messages")).isEqualTo(2);

        options(conversation)
                .body("window.open", equalTo(false))
                .body("window.expires_at", nullValue())
                .body("types.findAll { it.allowed }.type", contains("template"));

        deliver(line, text(NUMBER, ANA, "wamid.live", "now")).statusCode(200);
        await().until(() -> rig.settled(line));
        options(conversation).body("window.open", equalTo(true));
    }

    @Test
    void shouldNotOfferMarketingToWhoWantsNone() {
        var conversation = written();
        deliver(line, preference("stop")).statusCode(200);
        await().until(() -> rig.settled(line));

        options(conversation)
                .body("templates.categories", not(hasItems("marketing")))
                .body("templates.refused.code", contains("marketing_opted_out"));

        deliver(line, preference("resume")).statusCode(200);
        await().until(() -> rig.settled(line));
        options(conversation).body("templates.categories", hasItems("marketing"));
    }

    @Test
    void shouldTellNobodyElse() {
        var conversation = written();
        var other = rig.connect("http://127.0.0.1:9");

        other.workspace()
                .owner()
                .request()
                .get("/v1/conversations/" + conversation + "/send-options")
                .then()
                .statusCode(404);
    }

    private String written() {
        deliver(line, text(NUMBER, ANA, "wamid.first", "oi")).statusCode(200);
        await().until(() -> rig.settled(line));
        return rig.conversations(line).getString("data[0].id");
    }

    private void closeWindow() {
        rig.ask(
                line,
                "update conversations set window_expires_at = now() - interval '1 second' where workspace_id = $1"
                        + " returning 1",
                Integer.class);
    }

    private ValidatableResponse options(String conversation) {
        return line.workspace()
                .agent()
                .request()
                .get("/v1/conversations/" + conversation + "/send-options")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse send(String conversation, Object body) {
        return line.workspace()
                .owner()
                .request()
                .contentType("application/json")
                .body(body)
                .post("/v1/conversations/" + conversation + "/messages")
                .then();
    }

    private String upload(String type, byte[] bytes) {
        return line.workspace()
                .owner()
                .request()
                .contentType(type)
                .body(bytes)
                .post("/v1/media")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static byte[] png(int size) {
        var bytes = new byte[size];
        var head = new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
        System.arraycopy(head, 0, bytes, 0, head.length);
        return bytes;
    }

    private static String echo() {
        return change(
                "smb_message_echoes",
                "\"message_echoes\":[{\"from\":\"15550100001\",\"to\":\"" + ANA
                        + "\",\"id\":\"wamid.echo\",\"timestamp\":\"" + System.currentTimeMillis() / 1000
                        + "\",\"type\":\"text\",\"text\":{\"body\":\"typed on the phone\"}}]");
    }

    private static String history() {
        return change(
                "history",
                "\"history\":[{\"metadata\":{\"phase\":0,\"chunk_order\":1,\"progress\":40},\"threads\":[{\"id\":\""
                        + ANA
                        + "\",\"messages\":[{\"from\":\"" + ANA + "\",\"id\":\"wamid.past\",\"timestamp\":\""
                        + (System.currentTimeMillis() / 1000 - 60)
                        + "\",\"type\":\"text\",\"text\":{\"body\":\"a minute ago\"},"
                        + "\"history_context\":{\"status\":\"READ\"}}]}]}]");
    }

    private static String preference(String value) {
        return change(
                "user_preferences",
                "\"contacts\":[{\"profile\":{\"name\":\"Ana\"},\"wa_id\":\"" + ANA
                        + "\"}],\"user_preferences\":[{\"wa_id\":\"" + ANA + "\",\"detail\":\"as the customer said\","
                        + "\"category\":\"marketing_messages\",\"value\":\"" + value + "\",\"timestamp\":"
                        + System.currentTimeMillis() / 1000 + "}]");
    }

    private static String change(String field, String value) {
        return "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"209900000000001\",\"changes\":[{\"field\":\""
                + field + "\",\"value\":{\"messaging_product\":\"whatsapp\",\"metadata\":{\"display_phone_number\":"
                + "\"15550100001\",\"phone_number_id\":\"" + NUMBER + "\"}," + value + "}}]}]}";
    }
}
