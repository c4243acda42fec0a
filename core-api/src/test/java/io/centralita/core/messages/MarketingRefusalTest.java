package io.centralita.core.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.centralita.core.media.EmulatedNumber;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.centralita.emulator.WhatsAppEmulator;
import io.centralita.emulator.network.ChatLine;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Marketing templates to somebody who wants no marketing: refused at once, and once more when they waited meanwhile. */
@QuarkusTest
class MarketingRefusalTest {

    @Inject
    TestWorkspaces workspaces;

    private WhatsAppEmulator emulator;
    private TestWorkspace workspace;
    private EmulatedNumber number;
    private String conversation;

    @BeforeEach
    void connect() {
        emulator = WhatsAppEmulator.start();
        workspace = workspaces.create();
        number = EmulatedNumber.connect(emulator, workspace);
        number.ana().text("oi").await();
        conversation = number.conversation();
        template("offer", "MARKETING");
        template("receipt", "UTILITY");
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void shouldRefuseMarketingToWhoWantsNoneAndSayWhatIsTaken() {
        prefers("stop");

        send("offer")
                .statusCode(422)
                .body("code", equalTo("marketing_opted_out"))
                .body("retryable", equalTo(false))
                .body("errors[0].pointer", equalTo("/content/name"))
                .body("allowed.types", hasItem("template"))
                .body("allowed.template_categories", contains("authentication", "utility"))
                .body("allowed.max_bytes", nullValue());
        var receipt = send("receipt").statusCode(202).extract().<String>path("id");

        awaitStatus(receipt, "delivered");
        assertThat(templatesOnThePhone()).isEqualTo(1);
    }

    @Test
    void shouldSendMarketingAgainToWhoWantsItAgain() {
        prefers("stop");
        send("offer").statusCode(422);

        prefers("resume");

        awaitStatus(send("offer").statusCode(202).extract().path("id"), "delivered");
    }

    @Test
    void shouldKeepAnOptOutWhenAnOlderConsentComesLate() {
        prefers("stop");

        told(preference("resume", -60));

        awaitWritten("are you there?");
        send("offer").statusCode(422).body("code", equalTo("marketing_opted_out"));
        prefers("resume");
    }

    @Test
    void shouldBelieveTheNewestOfWhatComesTogether() {
        told(preference("stop", 0), preference("resume", -60));

        awaitWritten("are you there?");
        send("offer").statusCode(422).body("code", equalTo("marketing_opted_out"));

        told(preference("stop", 1), preference("resume", 2));

        awaitWritten("and now?");
        send("offer").statusCode(202);
    }

    @Test
    void shouldNotLetGoWhatWaitedWhileTheCustomerOptedOut() {
        switchTo(":pause");
        var offer = send("offer").statusCode(202).extract().<String>path("id");
        var receipt = send("receipt").statusCode(202).extract().<String>path("id");
        prefers("stop");

        switchTo(":start");

        awaitStatus(offer, "failed");
        awaitStatus(receipt, "delivered");
        workspace
                .owner()
                .request()
                .get("/v1/messages/" + offer)
                .then()
                .body("error.code", equalTo("recipient_blocked"))
                .body("error.detail", equalTo("The customer does not want marketing messages."))
                .body("error.retryable", equalTo(false));
        assertThat(templatesOnThePhone()).isEqualTo(1);
    }

    @Test
    void shouldTakeTheProvidersRefusalForAnOptOut() {
        emulator.notice(
                number.number().phoneNumberId(),
                "messages",
                new JsonObject()
                        .put("messaging_product", "whatsapp")
                        .put("metadata", metadata())
                        .put(
                                "statuses",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put("id", "wamid.of-another-system")
                                                .put("status", "failed")
                                                .put("timestamp", Long.toString(System.currentTimeMillis() / 1000))
                                                .put("recipient_id", "5511988880001")
                                                .put(
                                                        "errors",
                                                        new JsonArray().add(new JsonObject().put("code", 131050))))));

        await().untilAsserted(() -> options().body("templates.categories", not(hasItem("marketing"))));
        send("offer").statusCode(422).body("code", equalTo("marketing_opted_out"));
    }

    private JsonObject metadata() {
        return new JsonObject()
                .put("phone_number_id", number.number().phoneNumberId())
                .put("display_phone_number", "5511900000000");
    }

    private ValidatableResponse options() {
        return workspace
                .owner()
                .request()
                .get("/v1/conversations/" + conversation + "/send-options")
                .then();
    }

    private long templatesOnThePhone() {
        return number.ana().lines().stream()
                .map(ChatLine::type)
                .filter("template"::equals)
                .count();
    }

    private void template(String name, String category) {
        String id = workspace
                .owner()
                .request()
                .contentType("application/json")
                .body(Map.of(
                        "name",
                        name,
                        "language",
                        "pt_BR",
                        "category",
                        category,
                        "components",
                        List.of(Map.of("type", "BODY", "text", "Oi"))))
                .post(number.path() + "/templates")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        await().until(() -> "APPROVED"
                .equals(workspace
                        .owner()
                        .request()
                        .get(number.path() + "/templates/" + id)
                        .path("status")));
    }

    /** What is told after it was worked off. */
    private void awaitWritten(String text) {
        number.ana().text(text).await();
        await().until(() -> workspace
                .owner()
                .request()
                .get("/v1/conversations/" + conversation + "/messages")
                .jsonPath()
                .getList("data.content.body")
                .contains(text));
    }

    private static JsonObject preference(String value, int seconds) {
        return new JsonObject()
                .put("wa_id", "5511988880001")
                .put("category", "marketing_messages")
                .put("value", value)
                .put("timestamp", System.currentTimeMillis() / 1000 + seconds);
    }

    private void told(JsonObject... preferences) {
        emulator.notice(
                number.number().phoneNumberId(),
                "user_preferences",
                new JsonObject()
                        .put("messaging_product", "whatsapp")
                        .put("metadata", metadata())
                        .put("user_preferences", new JsonArray(List.of(preferences))));
    }

    private void prefers(String value) {
        told(preference(value, 0));
        var wantsNone = hasItem("marketing");
        await().untilAsserted(() ->
                options().body("templates.categories", value.equals("stop") ? not(wantsNone) : wantsNone));
    }

    private ValidatableResponse send(String template) {
        return workspace
                .agent()
                .request()
                .contentType("application/json")
                .body(Map.of("type", "template", "content", Map.of("name", template, "language", "pt_BR")))
                .post("/v1/conversations/" + conversation + "/messages")
                .then();
    }

    private void switchTo(String verb) {
        workspace
                .owner()
                .request()
                .urlEncodingEnabled(false)
                .post(number.path() + verb)
                .then()
                .statusCode(200);
    }

    private void awaitStatus(String message, String status) {
        await().until(() -> status.equals(
                workspace.owner().request().get("/v1/messages/" + message).path("status")));
    }
}
