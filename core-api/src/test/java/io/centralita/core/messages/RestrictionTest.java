package io.centralita.core.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.centralita.core.media.EmulatedNumber;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.centralita.emulator.WhatsAppEmulator;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Meta forbids an account becomes the state of its numbers, is held to, and ends. */
@QuarkusTest
class RestrictionTest {

    @Inject
    TestWorkspaces workspaces;

    @Inject
    WalkRig rig;

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
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void shouldOnlyAnswerWhileNewConversationsAreForbiddenAndForgetItAtItsEnd() {
        restricted("RESTRICTED_BIZ_INITIATED_MESSAGING", 8);

        awaitState("degraded", "account_restricted");
        channel()
                .body("health.restriction", equalTo("new_conversations"))
                .body("health.restricted_until", notNullValue())
                .body("health.delivering", equalTo(true));
        awaitStatus(text().statusCode(202).extract().path("id"), "delivered");

        closeWindow();
        template().statusCode(409).body("code", equalTo("channel_restricted")).body("detail", containsString("until"));
        options().body("can_send", equalTo(false)).body("refusals.code", contains("channel_restricted"));

        awaitState("online", "ok");
        channel().body("health.restriction", nullValue());
        options().body("refusals", empty());
        template().statusCode(202);
    }

    @Test
    void shouldHoldEverythingWhileTheAccountIsDisabledAndSendItAfterwards() {
        disabled("DISABLE");

        awaitState("banned", "account_disabled");
        channel()
                .body("health.restriction", equalTo("everything"))
                .body("health.delivering", equalTo(false))
                .body("health.hold_reason", equalTo("account_disabled"));
        String held = text().statusCode(202).extract().path("id");
        channel().body("health.queued", equalTo(1));
        assertThat(emulator.ledger().total()).isZero();

        disabled("REINSTATE");

        awaitState("online", "ok");
        awaitStatus(held, "delivered");
        workspace
                .owner()
                .request()
                .get("/v1/events?after=0&limit=200")
                .then()
                .body(
                        "data.findAll { it.type == 'channel.state_changed' }.data.channel.state_reason",
                        hasItem("account_disabled"));
    }

    private void restricted(String type, long seconds) {
        tell(new JsonObject()
                .put("event", "ACCOUNT_RESTRICTION")
                .put(
                        "restriction_info",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("restriction_type", type)
                                        .put("expiration", System.currentTimeMillis() / 1_000 + seconds))));
    }

    private void disabled(String ban) {
        tell(new JsonObject()
                .put("event", "DISABLED_UPDATE")
                .put("ban_info", new JsonObject().put("waba_ban_state", ban)));
    }

    private void tell(JsonObject value) {
        emulator.notice(number.number().phoneNumberId(), "account_update", value);
    }

    private void awaitState(String state, String reason) {
        await().untilAsserted(() -> channel().body("state", equalTo(state)).body("state_reason", equalTo(reason)));
    }

    private ValidatableResponse channel() {
        return workspace.owner().request().get(number.path()).then().statusCode(200);
    }

    private ValidatableResponse options() {
        return workspace
                .owner()
                .request()
                .get("/v1/conversations/" + conversation + "/send-options")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse text() {
        return send(Map.of("type", "text", "content", Map.of("body", "olá")));
    }

    private ValidatableResponse template() {
        return send(Map.of("type", "template", "content", Map.of("name", "hello", "language", "pt_BR")));
    }

    private ValidatableResponse send(Map<String, Object> body) {
        return workspace
                .owner()
                .request()
                .contentType("application/json")
                .body(body)
                .post("/v1/conversations/" + conversation + "/messages")
                .then();
    }

    private void awaitStatus(String message, String status) {
        await().until(() -> status.equals(
                workspace.owner().request().get("/v1/messages/" + message).path("status")));
    }

    private void closeWindow() {
        rig.ask(
                new WalkRig.Line(workspace, ""),
                "update conversations set window_expires_at = now() - interval '1 second' where workspace_id = $1"
                        + " returning 1",
                Integer.class);
    }
}
