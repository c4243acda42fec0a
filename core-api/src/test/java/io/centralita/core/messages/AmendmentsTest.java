package io.centralita.core.messages;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.centralita.channel.testkit.Inbound;
import io.centralita.core.testing.MemoryLine;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changing what was sent: at the provider first, then in the timeline; never where the plug-in does not declare it. */
@QuarkusTest
class AmendmentsTest {

    private static final Map<String, Object> ABLE = Map.of("abilities", List.of("corrections"));

    @Inject
    TestWorkspaces workspaces;

    private TestWorkspace workspace;
    private String messages = "";

    @BeforeEach
    void begin() {
        workspace = workspaces.create();
    }

    @Test
    void shouldEditAtTheProviderAndInTheTimeline() {
        var sent = sent(ABLE, "the first words");

        edit(sent, "better words")
                .statusCode(200)
                .body("content.body", equalTo("better words"))
                .body("edited_at", notNullValue());

        workspace
                .agent()
                .request()
                .get(messages)
                .then()
                .body("data.find { it.id == '" + sent + "' }.content.body", equalTo("better words"));
        told("message.edited", sent);
    }

    @Test
    void shouldDeleteForEveryone() {
        var sent = sent(ABLE, "too much said");

        workspace.agent().request().delete(messages + "/" + sent).then().statusCode(204);

        workspace
                .agent()
                .request()
                .get(messages)
                .then()
                .body("data.find { it.id == '" + sent + "' }.revoked_at", notNullValue());
        told("message.revoked", sent);
        edit(sent, "again").statusCode(422).body("code", equalTo("message_not_allowed"));
        workspace.agent().request().delete(messages + "/" + sent).then().statusCode(422);
    }

    @Test
    void shouldChangeNothingWhenTheProviderRefuses() {
        var sent = sent(
                Map.of("abilities", List.of("corrections"), "outcomes", List.of("accepted", "rejected:CONTENT")),
                "as it is");

        edit(sent, "other")
                .statusCode(422)
                .body("code", equalTo("provider_refused"))
                .body("errors.code", contains("content"));

        workspace
                .agent()
                .request()
                .get(messages)
                .then()
                .body("data.find { it.id == '" + sent + "' }.content.body", equalTo("as it is"));
    }

    @Test
    void shouldRefuseAtOnceWhereItIsNotDeclared() {
        var sent = sent(Map.of(), "for ever");

        edit(sent, "other").statusCode(422).body("code", equalTo("unsupported_by_channel"));
        workspace
                .agent()
                .request()
                .delete(messages + "/" + sent)
                .then()
                .statusCode(422)
                .body("code", equalTo("unsupported_by_channel"));
    }

    @Test
    void shouldChangeOnlyOnesOwnSide() {
        var sent = sent(ABLE, "ours");
        String theirs = workspace.agent().request().get(messages).path("data.find { it.direction == 'inbound' }.id");

        edit(theirs, "put into their mouth").statusCode(422).body("code", equalTo("message_not_allowed"));
        edit(sent, " ").statusCode(422).body("errors.pointer", contains("/content/body"));
        workspaces
                .create()
                .owner()
                .request()
                .delete(messages + "/" + sent)
                .then()
                .statusCode(404);
        workspace.viewer().request().delete(messages + "/" + sent).then().statusCode(403);
    }

    /** A message of the agent's that the provider took. */
    private String sent(Map<String, Object> config, String text) {
        var line = MemoryLine.connect(workspace, config);
        line.hear(Inbound.aMessage().from("5511900000009").at(Instant.now()).build());
        await().until(() -> workspace.agent().request().get("/v1/conversations").path("data[0].id") != null);
        messages = "/v1/conversations/"
                + workspace.agent().request().get("/v1/conversations").path("data[0].id") + "/messages";
        String id = workspace
                .agent()
                .request()
                .contentType("application/json")
                .body(Map.of("type", "text", "content", Map.of("body", text)))
                .post(messages)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        await().until(() -> "sent"
                .equals(workspace.agent().request().get("/v1/messages/" + id).path("status")));
        return id;
    }

    private ValidatableResponse edit(String message, String text) {
        return workspace
                .agent()
                .request()
                .contentType("application/merge-patch+json")
                .body(Map.of("content", Map.of("body", text)))
                .patch(messages + "/" + message)
                .then();
    }

    private void told(String type, String message) {
        workspace
                .agent()
                .request()
                .get("/v1/events?after=0&limit=200")
                .then()
                .statusCode(200)
                .body("data.findAll { it.type == '" + type + "' }.data.message.id", hasItem(message));
    }
}
