package io.centralita.core.channels.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.centralita.core.media.EmulatedNumber;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestUser;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.centralita.emulator.WhatsAppEmulator;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Templates through the unmodified Cloud API plug-in and the emulator: made, told of, copied, used, deleted. */
@QuarkusTest
class TemplatesTest {

    private static final List<Map<String, Object>> PARTS = List.of(
            Map.of("type", "BODY", "text", "Oi {{1}}, seu pedido {{2}} saiu", "example", Map.of("any", List.of(1))),
            Map.of("type", "NOVELTY", "deep", Map.of("er", true)));

    @Inject
    TestWorkspaces workspaces;

    private WhatsAppEmulator emulator;
    private TestWorkspace workspace;
    private EmulatedNumber number;

    @BeforeEach
    void connect() {
        emulator = WhatsAppEmulator.start();
        workspace = workspaces.create();
        number = EmulatedNumber.connect(emulator, workspace);
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void shouldHandInATemplateAndHearWhatBecameOfIt() {
        var id = create("order_sent", null)
                .statusCode(201)
                .body("status", equalTo("PENDING"))
                .extract()
                .<String>path("id");

        awaitStatus(id, "APPROVED");
        read(workspace.agent(), id)
                .body("name", equalTo("order_sent"))
                .body("language", equalTo("pt_BR"))
                .body("components[0].example.any", contains(1))
                .body("components[1].type", equalTo("NOVELTY"))
                .body("components[1].deep.er", equalTo(true));
        await().untilAsserted(() -> told().body(
                        "data.findAll { it.type == 'channel.template_changed' && it.data.aspect == 'status' }.data.after",
                        hasItems("PENDING", "APPROVED")));
    }

    @Test
    void shouldHandInOnceForOneKey() {
        var first = create("once", "key-1").statusCode(201).extract();
        var again = create("once", "key-1")
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .extract();

        assertThat(again.<String>path("id")).isEqualTo(first.<String>path("id"));
        create("once", "key-2")
                .statusCode(422)
                .body("code", equalTo("provider_refused"))
                .body("errors[0].detail", org.hamcrest.Matchers.containsString("100"));
    }

    @Test
    void shouldFindByRenewalWhatNoWebhookTold() {
        var kept = create("kept", null).extract().<String>path("id");
        var gone = create("gone", null).extract().<String>path("id");
        awaitStatus(kept, "APPROVED");
        awaitStatus(gone, "APPROVED");
        sync().statusCode(200).body("templates", equalTo(2));
        atProvider("DELETE", "?name=gone", null);
        atProvider(
                "POST",
                "",
                new JsonObject().put("name", "late").put("language", "en").put("category", "UTILITY"));

        sync().statusCode(200).body("templates", equalTo(2));

        workspace
                .agent()
                .request()
                .get(number.path() + "/templates")
                .then()
                .statusCode(200)
                .body("data.name", containsInAnyOrder("kept", "late"))
                .body("has_more", equalTo(false));
        workspace
                .agent()
                .request()
                .get(number.path() + "/templates/" + gone)
                .then()
                .statusCode(404);
        told().body(
                        "data.findAll { it.type == 'channel.template_changed' && it.data.name == 'gone' }.data.after",
                        hasItem("DELETED"));
    }

    @Test
    void shouldPutWhatAWebhookTellsIntoTheCopyAtOnce() {
        var id = create("rated", null).extract().<String>path("id");
        awaitStatus(id, "APPROVED");
        String provider = read(workspace.agent(), id).extract().path("provider_id");

        emulator.notice(
                number.number().phoneNumberId(),
                "message_template_quality_update",
                new JsonObject()
                        .put("previous_quality_score", "GREEN")
                        .put("new_quality_score", "RED")
                        .put("message_template_id", Long.parseLong(provider))
                        .put("message_template_name", "rated")
                        .put("message_template_language", "pt_BR"));

        await().untilAsserted(() -> told().body(
                        "data.findAll { it.type == 'channel.template_changed' && it.data.aspect == 'quality' }.data.after",
                        hasItem("RED")));
    }

    @Test
    void shouldRefuseASendThatDoesNotFitItsTemplate() {
        var id = create("fits", null).extract().<String>path("id");
        awaitStatus(id, "APPROVED");
        number.ana().text("oi").await();
        var messages = "/v1/conversations/" + number.conversation() + "/messages";

        send(messages, "fits", "Ana")
                .statusCode(422)
                .body("code", equalTo("validation_failed"))
                .body("errors.code", contains("template_misfit"))
                .body("errors.detail", contains("the body takes 2 values, 1 given"));
        send(messages, "fits", "Ana", "7").statusCode(202);
        send(messages, "unknown_here", "Ana").statusCode(202);
    }

    private ValidatableResponse send(String messages, String template, String... values) {
        var parameters = Arrays.stream(values)
                .map(value -> Map.of("type", "text", "text", value))
                .toList();
        return workspace
                .agent()
                .request()
                .contentType("application/json")
                .body(Map.of(
                        "type",
                        "template",
                        "content",
                        Map.of(
                                "name",
                                template,
                                "language",
                                "pt_BR",
                                "components",
                                List.of(Map.of("part", "body", "parameters", parameters)))))
                .post(messages)
                .then();
    }

    @Test
    void shouldListPageByPageAndByFilter() {
        for (var name : List.of("a", "b", "c")) {
            create(name, null).statusCode(201);
        }
        var first = workspace
                .agent()
                .request()
                .get(number.path() + "/templates?limit=2")
                .then()
                .statusCode(200)
                .body("data.name", contains("a", "b"))
                .body("has_more", equalTo(true))
                .extract();
        workspace
                .agent()
                .request()
                .get(number.path() + "/templates?limit=2&cursor=" + first.path("next_cursor"))
                .then()
                .body("data.name", contains("c"))
                .body("next_cursor", nullValue());
        workspace
                .agent()
                .request()
                .get(number.path() + "/templates?name=b")
                .then()
                .body("data.name", contains("b"));
        workspace
                .agent()
                .request()
                .get(number.path() + "/templates?nam=b")
                .then()
                .statusCode(422);
    }

    @Test
    void shouldDelete() {
        var id = create("bye", null).extract().<String>path("id");
        awaitStatus(id, "APPROVED");

        workspace
                .owner()
                .request()
                .delete(number.path() + "/templates/" + id)
                .then()
                .statusCode(204);

        workspace
                .owner()
                .request()
                .get(number.path() + "/templates/" + id)
                .then()
                .statusCode(404);
        sync().body("templates", equalTo(0));
    }

    @Test
    void shouldHandInOtherPartsWhenTheyWereReadBefore() {
        var id = create("edited", null).extract().<String>path("id");
        awaitStatus(id, "APPROVED");
        var etag = read(workspace.owner(), id).extract().header("ETag");
        edit(id, null).statusCode(428);
        edit(id, "\"999\"").statusCode(412);

        edit(id, etag)
                .statusCode(200)
                .body("components[0].text", equalTo("Oi {{1}}"))
                .body("components", hasSize(1));

        sync().statusCode(200);
        read(workspace.agent(), id).body("components[0].text", equalTo("Oi {{1}}"));
    }

    @Test
    void shouldRefuseWhoMayNotAndWhatIsNotTheirs() {
        var id = create("mine", null).extract().<String>path("id");
        workspace
                .agent()
                .request()
                .contentType("application/json")
                .body(template("x"))
                .post(number.path() + "/templates")
                .then()
                .statusCode(403);
        workspace
                .agent()
                .request()
                .delete(number.path() + "/templates/" + id)
                .then()
                .statusCode(403);
        var other = workspaces.create();
        other.owner().request().get(number.path() + "/templates/" + id).then().statusCode(404);
        other.owner().request().get(number.path() + "/templates").then().statusCode(404);
    }

    private static Map<String, Object> template(String name) {
        return Map.of("name", name, "language", "pt_BR", "category", "UTILITY", "components", PARTS);
    }

    private ValidatableResponse create(String name, @Nullable String key) {
        var request =
                workspace.owner().request().contentType("application/json").body(template(name));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.post(number.path() + "/templates").then();
    }

    private ValidatableResponse edit(String id, @Nullable String etag) {
        var request = workspace
                .owner()
                .request()
                .contentType("application/merge-patch+json")
                .body(Map.of("components", List.of(Map.of("type", "BODY", "text", "Oi {{1}}"))));
        if (etag != null) {
            request.header("If-Match", etag);
        }
        return request.patch(number.path() + "/templates/" + id).then();
    }

    private ValidatableResponse read(TestUser user, String id) {
        return user.request().get(number.path() + "/templates/" + id).then().statusCode(200);
    }

    private void awaitStatus(String id, String status) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> status.equals(read(workspace.agent(), id).extract().path("status")));
    }

    private ValidatableResponse sync() {
        return workspace
                .owner()
                .request()
                .urlEncodingEnabled(false)
                .post(number.path() + "/templates:sync")
                .then();
    }

    private ValidatableResponse told() {
        return workspace
                .owner()
                .request()
                .get("/v1/events?after=0&limit=200")
                .then()
                .statusCode(200);
    }

    private void atProvider(String method, String query, @Nullable JsonObject body) {
        var request = io.restassured.RestAssured.given()
                .header("Authorization", "Bearer " + number.number().accessToken())
                .contentType("application/json");
        if (body != null) {
            request.body(body.encode());
        }
        request.request(
                        method,
                        emulator.baseUrl() + "/v25.0/" + number.number().wabaId() + "/message_templates" + query)
                .then()
                .statusCode(200);
    }
}
