package io.centralita.core.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.centralita.channel.testkit.Inbound;
import io.centralita.core.channels.ReplacedAdapters;
import io.centralita.core.identity.Role;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.testing.MemoryLine;
import io.centralita.core.testing.TestConversations;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestUser;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attack cases 3 and 14: a conversation that one does not see, at every door below it. */
@QuarkusTest
class ForeignConversationTest {

    @Inject
    TestWorkspaces workspaces;

    @Inject
    TestConversations rows;

    @Inject
    ReplacedAdapters adapters;

    private final AtomicInteger sends = new AtomicInteger();
    private TestWorkspace theirs;
    private String conversation = "";

    @BeforeEach
    void hear() {
        theirs = workspaces.create();
        var line = MemoryLine.connect(theirs, Map.of());
        for (var method : List.of("send", "markRead")) {
            adapters.replace(line.channel(), method, call -> {
                sends.incrementAndGet();
                return call.itself().get();
            });
        }
        line.hear(Inbound.aMessage().from("5511900000009").at(Instant.now()).build());
        await().until(() -> theirs.owner().request().get("/v1/conversations").path("data[0].id") != null);
        conversation = theirs.owner().request().get("/v1/conversations").path("data[0].id");
    }

    @Test
    void attack3ShouldSendNothingIntoAnotherWorkspacesConversation() {
        var owner = workspaces.create().owner();

        assertUnseen(owner);

        assertThat(sends).hasValue(0);
        assertThat(rows.execute(theirs.id(), "select 1 from messages where workspace_id = $1"))
                .hasSize(1);
        assertThat(rows.execute(theirs.id(), "select 1 from outbox where workspace_id = $1"))
                .isEmpty();
        write(theirs.owner(), conversation).then().statusCode(202);
        await().until(() -> sends.get() == 1);
    }

    @Test
    void attack14ShouldHideTheConversationOfATeamFromTheOthers() {
        var member = workspaces.addUser(theirs, Role.AGENT);
        var team = rows.team(theirs.id(), member.id());
        rows.execute(
                theirs.id(),
                "update conversations set team_id = $3 where workspace_id = $1 and id = $2",
                ConversationId.fromString(conversation).value(),
                team.value());

        assertUnseen(theirs.agent());

        assertThat(sends).hasValue(0);
        theirs.agent().request().get("/v1/conversations").then().body("data.id", not(hasItem(conversation)));
        member.request().get("/v1/conversations").then().body("data.id", hasItem(conversation));
        member.request()
                .get("/v1/conversations/" + conversation + "/messages")
                .then()
                .statusCode(200)
                .body("data", hasSize(1));
        write(member, conversation).then().statusCode(202);
    }

    /** Each door answers as for a conversation that never was. */
    private void assertUnseen(TestUser user) {
        var never = ConversationId.next().toString();
        for (var door : List.of("", "/messages", "/send-options")) {
            var answer = user.request().get("/v1/conversations/" + conversation + door);
            assertThat(answer.statusCode()).as("GET " + door).isEqualTo(404);
            assertThat(told(answer)).isEqualTo(told(user.request().get("/v1/conversations/" + never + door)));
        }
        for (var door : List.of("/read", "/typing")) {
            var answer = user.request().post("/v1/conversations/" + conversation + door);
            assertThat(answer.statusCode()).as("POST " + door).isEqualTo(404);
            assertThat(told(answer)).isEqualTo(told(user.request().post("/v1/conversations/" + never + door)));
        }
        var written = write(user, conversation);
        assertThat(written.statusCode()).isEqualTo(404);
        assertThat(told(written)).isEqualTo(told(write(user, never)));
    }

    private static Response write(TestUser user, String conversation) {
        return user.request()
                .contentType("application/json")
                .body(Map.of("type", "text", "content", Map.of("body", "hello from elsewhere")))
                .post("/v1/conversations/" + conversation + "/messages");
    }

    /** Without what is another for each request. */
    private static Map<String, Object> told(Response answer) {
        Map<String, Object> body = answer.path("");
        body.keySet().removeAll(List.of("instance", "request_id"));
        return body;
    }
}
