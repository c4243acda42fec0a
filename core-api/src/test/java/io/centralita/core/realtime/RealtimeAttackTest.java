package io.centralita.core.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.StreamId;
import io.centralita.core.testing.TestConversations;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The numbers are those of the attack cases in docs/security.md. */
@QuarkusTest
class RealtimeAttackTest {

    private static final String ALL = "[{'topic':'workspace'}]";

    @TestHTTPResource("/v1/realtime")
    URI http;

    @Inject
    TestLog log;

    @Inject
    TestWorkspaces workspaces;

    @Inject
    TestConversations rows;

    private Sockets sockets;
    private TestWorkspace ours;
    private TestWorkspace theirs;

    @BeforeEach
    void enter() {
        sockets = new Sockets(http);
        ours = workspaces.create();
        theirs = workspaces.create();
    }

    @Test
    void shouldNotLetInWhoShowsNothing() {
        assertThat(SocketClient.refused(sockets.uri())).isEqualTo(401);
        assertThat(SocketClient.refused(sockets.uri(), "Authorization", "Bearer nonsense"))
                .isEqualTo(401);
        assertThat(SocketClient.refused(sockets.withTicket("nonsense"))).isEqualTo(401);
        assertThat(SocketClient.refused(sockets.withTicket(ours.id() + ".nonsense")))
                .isEqualTo(401);
    }

    @Test
    void attack7ShouldAnswer404ForAForeignConversation() {
        var foreign = rows.conversation(theirs.id(), rows.channel(theirs.id()));
        var own = rows.conversation(ours.id(), rows.channel(ours.id()));
        try (var client = sockets.open(ours.supervisor());
                var control = sockets.open(theirs.supervisor())) {
            client.hello();
            var error = refused(client, foreign);
            assertThat(error.path("status").asInt()).isEqualTo(404);
            assertThat(refused(client, ConversationId.next())).isEqualTo(error);
            control.hello();
            control.identify(only(foreign));

            client.identify(ALL);
            log.append(theirs.id(), TestLog.message(foreign.value(), null, "secret"));
            log.append(ours.id(), TestLog.message(own.value(), null, "ours"));

            assertThat(control.next("event").path("conversation_id").asText()).isEqualTo(foreign.toString());
            assertThat(client.next("event").path("conversation_id").asText()).isEqualTo(own.toString());
        }
    }

    @Test
    void attack7ShouldAnswer404ForAConversationThatAColleagueHolds() {
        var held = rows.conversation(ours.id(), rows.channel(ours.id()));
        rows.execute(
                ours.id(),
                "update conversations set assignee_id = $3 where workspace_id = $1 and id = $2",
                held.value(),
                ours.admin().id().value());
        try (var client = sockets.open(ours.agent());
                var control = sockets.open(ours.supervisor())) {
            client.hello();
            assertThat(refused(client, held)).isEqualTo(refused(client, ConversationId.next()));
            control.hello();
            control.identify(only(held));
        }
    }

    private static JsonNode refused(SocketClient client, ConversationId conversation) {
        client.say("{'op':'identify','ref':'a','subs':" + only(conversation) + "}");
        return client.next("error").path("problem");
    }

    private static String only(ConversationId conversation) {
        return "[{'topic':'conversation:" + conversation + "'}]";
    }

    @Test
    void attack8ShouldResetForAForeignStream() {
        String stream;
        String epoch;
        try (var client = sockets.open(theirs.supervisor())) {
            epoch = client.hello().path("epoch").asText();
            stream = client.identify(ALL);
        }
        log.append(theirs.id(), TestLog.messages(UUID.randomUUID(), null, 3));
        try (var client = sockets.open(ours.supervisor())) {
            client.hello();
            client.say("{'op':'resume','stream':'" + stream + "','epoch':'" + epoch + "','last_seq':0}");
            var foreign = client.next("reset");
            client.say("{'op':'resume','stream':'" + StreamId.next() + "','epoch':'" + epoch + "','last_seq':0}");
            assertThat(client.next("reset")).isEqualTo(foreign);
        }
        try (var colleague = sockets.open(theirs.agent())) {
            colleague.hello();
            colleague.say("{'op':'resume','stream':'" + stream + "','epoch':'" + epoch + "','last_seq':0}");
            colleague.next("reset");
        }
    }

    @Test
    void attack76ShouldCloseWhoDoesNotIdentify() {
        try (var client = sockets.open(ours.agent())) {
            client.hello();
            assertThat(client.closeCode()).isEqualTo(4010);
        }
    }

    @Test
    void attack77ShouldCloseOnJunk() {
        try (var client = sockets.open(ours.agent())) {
            client.hello();
            client.say("not json");
            assertThat(client.closeCode()).isEqualTo(4001);
        }
        try (var client = sockets.open(ours.agent())) {
            client.hello();
            client.say("{'op':'launch'}");
            assertThat(client.closeCode()).isEqualTo(4001);
        }
        try (var client = sockets.open(ours.agent())) {
            client.hello();
            client.say("{'op':'ping','t':1,'t':2}");
            assertThat(client.closeCode()).isEqualTo(4001);
        }
        try (var client = sockets.open(ours.agent())) {
            client.hello();
            client.say("{'op':'signal','type':'x','data':" + "[".repeat(100) + "]".repeat(100) + "}");
            assertThat(client.closeCode()).isEqualTo(4001);
        }
        try (var client = sockets.open(ours.agent())) {
            client.hello();
            client.sayBinary(new byte[] {1, 2, 3});
            assertThat(client.closeCode()).isEqualTo(4001);
        }
    }

    @Test
    void attack77ShouldCloseOnBrokenUtf8() throws IOException {
        var user = ours.agent();
        try (var socket = new BareSocket(sockets.uri(), user.accessToken())) {
            socket.sayText(new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', '}'});
            assertThat(socket.closeCode()).isEqualTo(4001);
        }
    }

    @Test
    void attack77ShouldCloseOnAFrameTooLarge() {
        try (var client = sockets.open(ours.agent())) {
            client.hello();
            client.say("{'op':'auth','token':'" + "x".repeat(70_000) + "'}");
            assertThat(client.closeCode()).isIn(1009, 4001);
        }
    }

    @Test
    void attack78ShouldCloseWhoFloods() {
        try (var client = sockets.open(ours.agent())) {
            client.hello();
            client.identify(ALL);
            for (var number = 0; number < 500 && !client.isClosed(); number++) {
                try {
                    client.say("{'op':'ping','t':" + number + "}");
                } catch (RuntimeException closing) {
                    break;
                }
            }
            assertThat(client.closeCode()).isEqualTo(4129);
        }
    }

    @Test
    void shouldNotCountAcksThatMoveOn() {
        try (var client = sockets.open(ours.supervisor())) {
            client.hello();
            client.identify(ALL);
            for (var round = 0; round < 150; round++) {
                var last = log.append(ours.id(), TestLog.messages(UUID.randomUUID(), null, 60));
                client.nextEvents(60);
                client.ack(last);
            }
            client.say("{'op':'ping','t':1}");
            client.next("pong");
        }
    }
}
