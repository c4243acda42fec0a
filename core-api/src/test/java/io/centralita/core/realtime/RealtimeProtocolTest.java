package io.centralita.core.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.core.kernel.facts.FactDraft.Audience;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.testing.TestConversations;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RealtimeProtocolTest {

    private static final String ALL = "[{'topic':'workspace'}]";
    private static final UUID NOBODY_HERE = UUID.randomUUID();

    @TestHTTPResource("/v1/realtime")
    URI http;

    @Inject
    TestLog log;

    @Inject
    TestWorkspaces workspaces;

    @Inject
    TestConversations rows;

    private Sockets sockets;
    private TestWorkspace workspace;
    private final UUID conversation = ConversationId.next().value();

    @BeforeEach
    void enter() {
        sockets = new Sockets(http);
        workspace = workspaces.create();
    }

    @Test
    void shouldTellFactsFromNowOn() {
        try (var client = sockets.open(workspace.supervisor())) {
            var head = client.hello().path("head_seq").asLong();
            client.identify("[{'topic':'conversations'}]");

            log.append(workspace.id(), TestLog.messages(conversation, NOBODY_HERE, 2));

            var event = client.next("event");
            assertThat(event.path("seq").asLong()).isEqualTo(head + 1);
            assertThat(event.path("prev").asLong()).isEqualTo(head);
            assertThat(event.path("id").asText()).startsWith("evt_");
            assertThat(event.path("type").asText()).isEqualTo("message.created");
            assertThat(event.path("workspace_id").asText())
                    .isEqualTo(workspace.id().toString());
            assertThat(event.path("conversation_id").asText()).isEqualTo(new ConversationId(conversation).toString());
            assertThat(event.path("actor").path("kind").asText()).isEqualTo("system");
            assertThat(event.path("data").path("body").asText()).isEqualTo("text 0");
            assertThat(client.next("event").path("prev").asLong()).isEqualTo(head + 1);
        }
    }

    @Test
    void shouldAnswerPing() {
        try (var client = sockets.open(workspace.agent())) {
            client.hello();
            client.say("{'op':'ping','t':42}");
            assertThat(client.next("pong").path("t").asLong()).isEqualTo(42);
        }
    }

    @Test
    void shouldTellAnAgentItsOwnAndTheUnassignedOnly() {
        var agent = workspace.agent();
        try (var client = sockets.open(agent)) {
            client.hello();
            client.identify(ALL);

            log.append(
                    workspace.id(),
                    TestLog.message(conversation, agent.id().value(), "mine"),
                    TestLog.message(UUID.randomUUID(), NOBODY_HERE, "theirs"),
                    TestLog.message(UUID.randomUUID(), null, "nobody's"),
                    TestLog.fact(
                            "conversation.assigned",
                            new Audience(
                                    conversation, null, NOBODY_HERE, agent.id().value(), null),
                            "{}"),
                    TestLog.message(conversation, NOBODY_HERE, "no longer mine"),
                    TestLog.fact("campaign.started", Audience.WORKSPACE, "{}"),
                    TestLog.message(conversation, agent.id().value(), "mine again"));

            var told = client.nextEvents(4);
            assertThat(told)
                    .extracting(event -> event.path("data").path("body").asText())
                    .containsExactly("mine", "nobody's", "", "mine again");
            assertChained(told);
        }
    }

    @Test
    void shouldTellATeamsConversationsToItsMembersOnly() {
        var agent = workspace.agent();
        try (var client = sockets.open(agent)) {
            client.hello();
            client.identify(ALL);

            log.append(
                    workspace.id(),
                    TestLog.fact(
                            "message.created", new Audience(conversation, null, null, null, UUID.randomUUID()), "{}"),
                    TestLog.message(conversation, null, "visible"));

            assertThat(client.next("event").path("data").path("body").asText()).isEqualTo("visible");
        }
    }

    @Test
    void shouldFilterByTopicAndType() {
        try (var client = sockets.open(workspace.supervisor())) {
            client.hello();
            client.identify(
                    "[{'topic':'channels'},{'topic':'conversations','filter':{'types':['message.*','sla.met']}}]");

            log.append(
                    workspace.id(),
                    TestLog.fact("channel.state_changed", Audience.WORKSPACE, "{}"),
                    TestLog.fact("agent.presence_changed", Audience.WORKSPACE, "{}"),
                    TestLog.fact("conversation.opened", new Audience(conversation, null, null, null, null), "{}"),
                    TestLog.fact("sla.met", new Audience(conversation, null, null, null, null), "{}"),
                    TestLog.message(conversation, null, "hello"));

            var told = client.nextEvents(3);
            assertThat(told)
                    .extracting(event -> event.path("type").asText())
                    .containsExactly("channel.state_changed", "sla.met", "message.created");
            assertChained(told);
        }
    }

    @Test
    void shouldMoveTheCursorWhenNothingMatches() {
        try (var client = sockets.open(workspace.agent())) {
            client.hello();
            client.identify(ALL);

            var last = log.append(workspace.id(), TestLog.messages(conversation, NOBODY_HERE, 500));

            assertThat(client.next("progress").path("seq").asLong()).isEqualTo(last);
        }
    }

    @Test
    void shouldMoveTheCursorAfterFiveSecondsToo() {
        try (var client = sockets.open(workspace.agent())) {
            client.hello();
            client.identify(ALL);

            var last = log.append(workspace.id(), TestLog.message(conversation, NOBODY_HERE, "not for you"));

            assertThat(client.next("progress").path("seq").asLong()).isEqualTo(last);
        }
    }

    @Test
    void shouldReplayFromASeq() {
        var head = log.head(workspace.id()).headSeq();
        log.append(workspace.id(), TestLog.messages(conversation, null, 1_200));
        try (var client = sockets.open(workspace.supervisor())) {
            client.hello();
            client.identify(ALL, String.valueOf(head));
            var told = client.nextEvents(600);
            client.ack(told.get(599).path("seq").asLong());
            told.addAll(client.nextEvents(600));
            assertThat(told.get(0).path("prev").asLong()).isEqualTo(head);
            assertChained(told);
        }
    }

    @Test
    void shouldRefuseASeqThatIsNotYet() {
        try (var client = sockets.open(workspace.supervisor())) {
            client.hello();
            client.say("{'op':'identify','ref':'x','subs':" + ALL + ",'from':999999999}");
            assertThat(client.next("error").path("problem").path("status").asInt())
                    .isEqualTo(422);
        }
    }

    @Test
    void shouldRefuseUnknownTopicsAndTooManySubscriptions() {
        try (var client = sockets.open(workspace.supervisor())) {
            client.hello();
            client.say("{'op':'identify','ref':'x','subs':[{'topic':'everything'}]}");
            var error = client.next("error");
            assertThat(error.path("ref").asText()).isEqualTo("x");
            assertThat(error.path("problem").path("code").asText()).isEqualTo("validation_failed");

            var sub = "{'topic':'conversation:" + ConversationId.next() + "'}";
            client.say("{'op':'identify','subs':[" + sub + (("," + sub).repeat(100)) + "]}");
            assertThat(client.next("error").path("problem").path("status").asInt())
                    .isEqualTo(422);

            client.identify(ALL);
        }
    }

    @Test
    void shouldPassSignalsToOthersOfTheWorkspace() {
        try (var speaker = sockets.open(workspace.agent());
                var listener = sockets.open(workspace.supervisor());
                var stranger = sockets.open(workspaces.create().supervisor())) {
            for (var client : List.of(speaker, listener, stranger)) {
                client.hello();
                client.identify(ALL);
            }
            speaker.say("{'op':'signal','type':'presence','data':{'state':'away'}}");
            var signal = listener.next("signal");
            assertThat(signal.path("type").asText()).isEqualTo("presence");
            assertThat(signal.path("data").path("state").asText()).isEqualTo("away");
            assertThat(signal.path("data").path("actor").path("id").asText())
                    .isEqualTo(workspace.agent().id().toString());

            speaker.say("{'op':'signal','type':'typing','data':{'state':'composing','conversation_id':'"
                    + ConversationId.next() + "'}}");
            assertThat(speaker.next("error").path("problem").path("status").asInt())
                    .isEqualTo(404);
            assertThat(stranger.drain()).isEmpty();
        }
    }

    @Test
    void shouldTellColleaguesWhoTypesOverRest() {
        var open = rows.conversation(workspace.id(), rows.channel(workspace.id()));
        var foreign = rows.conversation(workspace.id(), rows.channel(workspace.id()));
        rows.execute(
                workspace.id(),
                "update conversations set assignee_id = $3 where workspace_id = $1 and id = $2",
                foreign.value(),
                workspace.admin().id().value());
        try (var listener = sockets.open(workspace.supervisor());
                var self = sockets.open(workspace.admin());
                var colleague = sockets.open(workspace.agent())) {
            for (var client : List.of(listener, self, colleague)) {
                client.hello();
                client.identify(ALL);
            }
            for (var conversation : List.of(foreign, open)) {
                workspace
                        .admin()
                        .request()
                        .contentType("application/json")
                        .body("{\"on\":false}")
                        .post("/v1/conversations/" + conversation + "/typing")
                        .then()
                        .statusCode(204);
            }
            var signal = listener.next("signal");
            assertThat(signal.path("type").asText()).isEqualTo("typing");
            assertThat(signal.path("data").path("state").asText()).isEqualTo("paused");
            assertThat(signal.path("data").path("conversation_id").asText()).isEqualTo(foreign.toString());
            assertThat(signal.path("data").path("actor").path("id").asText())
                    .isEqualTo(workspace.admin().id().toString());
            assertThat(colleague
                            .next("signal")
                            .path("data")
                            .path("conversation_id")
                            .asText())
                    .isEqualTo(open.toString());
            assertThat(self.drain()).isEmpty();
        }
    }

    private static void assertChained(List<JsonNode> events) {
        for (var at = 1; at < events.size(); at++) {
            assertThat(events.get(at).path("prev").asLong())
                    .isEqualTo(events.get(at - 1).path("seq").asLong());
        }
    }
}
