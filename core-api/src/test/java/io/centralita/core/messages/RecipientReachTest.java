package io.centralita.core.messages;

import static io.centralita.core.messages.WalkRig.NUMBER;
import static io.centralita.core.messages.WalkRig.deliver;
import static io.centralita.core.messages.WalkRig.text;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.centralita.core.messages.types.EmulatedSession;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom a channel can reach by the addresses it is known by, and within which limits: told before, and held to. */
@QuarkusTest
class RecipientReachTest {

    private static final String NO_PROVIDER = "http://127.0.0.1:9";

    @Inject
    WalkRig rig;

    private WalkRig.Line line;

    @BeforeEach
    void connect() {
        line = rig.connect(NO_PROVIDER);
    }

    @Test
    void shouldNotOfferACodeToLogInToWhoHasNoPhone() {
        template("login", "AUTHENTICATION");
        template("receipt", "UTILITY");
        deliver(line, withoutPhone()).statusCode(200);
        var conversation = conversation();

        options(conversation)
                .body("can_send", equalTo(true))
                .body("templates.categories", contains("marketing", "utility"))
                .body("templates.refused.category", contains("authentication"))
                .body("templates.refused.code", contains("recipient_unreachable"));
        send(conversation, "login")
                .statusCode(422)
                .body("code", equalTo("recipient_unreachable"))
                .body("retryable", equalTo(false))
                .body("errors[0].pointer", equalTo("/content/name"))
                .body("allowed.types", hasItem("template"))
                .body("allowed.template_categories", contains("marketing", "utility"));
        send(conversation, "receipt").statusCode(202);
    }

    @Test
    void shouldOfferACodeToLogInToWhoHasAPhone() {
        template("login", "AUTHENTICATION");
        deliver(line, text(NUMBER, "5511988880001", "wamid.first", "oi")).statusCode(200);
        var conversation = conversation();

        options(conversation).body("templates.refused", empty());
        send(conversation, "login").statusCode(202);
    }

    /** WhatsApp's hidden ids are no ids of the Cloud API. */
    @Test
    void shouldSayThatAHiddenIdCannotBeReachedAfterAMoveToTheCloudApi() {
        line = new WalkRig.Line(line.workspace(), session());
        rig.start(line);
        given().contentType("application/json")
                .body(Map.of(
                        "event", "onmessage",
                        "id", "false_77001122334455@lid_3EB0LID1",
                        "type", "chat",
                        "t", System.currentTimeMillis() / 1000,
                        "body", "oi",
                        "from", "77001122334455@lid",
                        "to", "5511900000001@c.us",
                        "fromMe", false))
                .post(line.hook() + "?key=webhook-secret-of-hidden-0123456789abcdef")
                .then()
                .statusCode(200);
        var conversation = conversation();
        options(conversation).body("can_send", equalTo(true)).body("refusals", empty());

        moveToTheCloudApi();

        options(conversation)
                .body("can_send", equalTo(false))
                .body("refusals.code", contains("recipient_unreachable"))
                .body("types.findAll { it.allowed }.size()", equalTo(0))
                .body("templates.categories", empty());
        send(conversation, "receipt").statusCode(422).body("code", equalTo("recipient_unreachable"));
        assertThat(rig.count(line, "outbox")).isZero();
    }

    @Test
    void shouldTellTheLimitsOfEachKindOfInteractiveMessage() {
        deliver(line, text(NUMBER, "5511988880001", "wamid.first", "oi")).statusCode(200);
        var conversation = conversation();

        var kinds = "types.find { it.type == 'interactive' }.interactive_limits";
        options(conversation)
                .body(kinds + ".kind", hasItems("buttons", "sections", "cards"))
                .body(kinds + ".find { it.kind == 'buttons' }.max_choices", equalTo(3))
                .body(kinds + ".find { it.kind == 'buttons' }.max_title", equalTo(20))
                .body(kinds + ".find { it.kind == 'buttons' }.max_body", equalTo(1024))
                .body(kinds + ".find { it.kind == 'buttons' }.max_sections", nullValue())
                .body(kinds + ".find { it.kind == 'sections' }.max_choices", equalTo(10))
                .body(kinds + ".find { it.kind == 'sections' }.max_title", equalTo(24))
                .body(kinds + ".find { it.kind == 'sections' }.max_description", equalTo(72))
                .body(kinds + ".find { it.kind == 'sections' }.max_body", equalTo(4096))
                .body(kinds + ".find { it.kind == 'cards' }.max_header", equalTo(0))
                .body("types.find { it.type == 'text' }.interactive_limits", nullValue());
    }

    private String session() {
        return line.workspace()
                .owner()
                .request()
                .contentType("application/json")
                .body(Map.of(
                        "plugin", "wppconnect",
                        "name", "Session",
                        "config", EmulatedSession.config(NO_PROVIDER, "hidden")))
                .post("/v1/channels")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void moveToTheCloudApi() {
        verb(":stop", Map.of());
        verb(
                ":move",
                Map.of(
                        "plugin",
                        "meta-cloud",
                        "config",
                        Map.of(
                                "phone_number_id",
                                "310000000000077",
                                "waba_id",
                                "209900000000077",
                                "access_token",
                                WalkRig.TOKEN,
                                "app_secret",
                                WalkRig.SECRET,
                                "verify_token",
                                WalkRig.VERIFY,
                                "graph_base_url",
                                NO_PROVIDER)));
        verb(":start", Map.of());
    }

    private void verb(String verb, Map<String, Object> body) {
        await().until(() -> line.workspace()
                        .owner()
                        .request()
                        .urlEncodingEnabled(false)
                        .header("If-Match", "*")
                        .contentType("application/json")
                        .body(body)
                        .post("/v1/channels/" + line.channel() + verb)
                        .statusCode()
                == 200);
    }

    private void template(String name, String category) {
        rig.ask(
                line,
                "insert into templates select workspace_id, gen_random_uuid(), id, 'tpl_' || '" + name + "', '" + name
                        + "', 'pt_BR', '" + category + "', 'APPROVED', null, null,"
                        + " '[{\"type\":\"BODY\",\"text\":\"Oi\"}]', 1, now(), now()"
                        + " from channels where workspace_id = $1 returning 1",
                Integer.class);
    }

    private String conversation() {
        await().until(() ->
                rig.settled(line) && !rig.conversations(line).getList("data").isEmpty());
        return rig.conversations(line).getString("data[0].id");
    }

    private ValidatableResponse options(String conversation) {
        return line.workspace()
                .agent()
                .request()
                .get("/v1/conversations/" + conversation + "/send-options")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse send(String conversation, String template) {
        return line.workspace()
                .owner()
                .request()
                .contentType("application/json")
                .body(Map.of("type", "template", "content", Map.of("name", template, "language", "pt_BR")))
                .post("/v1/conversations/" + conversation + "/messages")
                .then();
    }

    private static String withoutPhone() {
        return """
            {"object":"whatsapp_business_account","entry":[{"id":"209900000000001","changes":[{"field":"messages",
            "value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550100001",
            "phone_number_id":"%s"},"contacts":[{"profile":{"name":"Caio"},"user_id":"BR.1000000000000000000777"}],
            "messages":[{"from_user_id":"BR.1000000000000000000777","id":"wamid.scoped","timestamp":"%d",
            "type":"text","text":{"body":"oi"}}]}}]}]}\
            """.formatted(NUMBER, System.currentTimeMillis() / 1000);
    }
}
