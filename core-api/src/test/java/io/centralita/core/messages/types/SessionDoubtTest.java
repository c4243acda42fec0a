package io.centralita.core.messages.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.core.channels.ForgottenAdapters;
import io.centralita.core.messages.WalkRig;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.emulator.FaultKind;
import io.centralita.emulator.Faults;
import io.centralita.emulator.WhatsAppEmulator;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session's sends of which the server's answer does not tell whether they went out: none goes out twice. */
@QuarkusTest
class SessionDoubtTest {

    private static final String ANA = "5511988880001";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    TestWorkspaces workspaces;

    @Inject
    WalkRig rig;

    @Inject
    ForgottenAdapters adapters;

    private WhatsAppEmulator emulator;
    private EmulatedSession session;
    private WalkRig.Line line;
    private String conversation;

    @BeforeEach
    void connect() {
        emulator = WhatsAppEmulator.start();
        session = EmulatedSession.connect(emulator, workspaces.create());
        line = new WalkRig.Line(session.workspace(), session.channel());
        emulator.customer(ANA, "Ana").sends(session.line()).text("Olá").await();
        await().until(() -> !rig.conversations(line).getList("data").isEmpty());
        conversation = rig.conversations(line).getString("data[0].id");
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void shouldNotSendAgainWhatWasAnsweredAsDisconnectedSinceTheServerCarriesItOut() {
        emulator.faults(Faults.seeded(1).with(FaultKind.DISCONNECTED, 1));
        String first = send("once");
        await().until(() -> emulator.ledger().total() == 1);
        emulator.faults(Faults.none());

        session.awaitState("online", "ok");
        String second = send("after");

        await().atMost(PATIENCE).until(() -> status(second).equals("delivered"));
        await().atMost(PATIENCE).until(() -> status(first).equals("delivered"));
        await().until(() -> rig.count(line, "outbox") == 0);
        assertThat(emulator.ledger().total()).isEqualTo(2);
        assertThat(emulator.customer(ANA, "Ana").sends(session.line()).lines().stream()
                        .filter(one -> one.toString().contains("once")))
                .hasSize(1);
    }

    /** As after a kill: the plug-in has forgotten what it sent, and hears of it as of what was written on the phone. */
    @Test
    void shouldSettleASendWhoseAnswerWasLostByWhatIsFetchedAfterARestart() {
        emulator.faults(Faults.seeded(1).with(FaultKind.SWALLOWED_ANSWER, 1).with(FaultKind.WEBHOOK_LOST, 1));
        String first = send("the same");
        String second = send("the same");
        String other = send("something else");
        await().until(() -> emulator.ledger().total() == 3);
        session.act("stop");
        emulator.faults(Faults.none());
        session.act("start");

        for (var message : List.of(first, second, other)) {
            await().atMost(PATIENCE).until(() -> status(message).equals("delivered"));
        }
        await().until(() -> rig.settled(line) && rig.count(line, "outbox") == 0);
        assertThat(rig.count(line, "messages")).isEqualTo(4);
        assertThat(providerIds()).hasSize(3).doesNotHaveDuplicates();
        assertThat(emulator.ledger().total()).isEqualTo(3);
        emulator.customer(ANA, "Ana").sends(session.line()).reads();
        await().until(() -> status(first).equals("read"));
    }

    /** Its adapter is a new one, which knows what is stored: nothing but the core can tell the echo from a phone's words. */
    @Test
    void shouldKnowItsOwnSendByTheEchoWhenThePluginDiedBeforeTheAnswer() {
        emulator.faults(Faults.seeded(1).with(FaultKind.SWALLOWED_ANSWER, 1).with(FaultKind.WEBHOOK_LOST, 1));
        String message = send("only once");
        await().until(() -> emulator.ledger().total() == 1);
        session.act("stop");
        adapters.forget(session.channel());
        emulator.faults(Faults.none());
        session.act("start");

        await().atMost(PATIENCE).until(() -> List.of("sent", "delivered").contains(status(message)));
        await().until(() -> rig.settled(line) && rig.count(line, "outbox") == 0);

        assertThat(rig.timeline(line, conversation).getList("data.content.body"))
                .containsExactly("only once", "Olá");
        assertThat(rig.timeline(line, conversation).getList("data.sender.kind")).containsExactly("user", "contact");
        assertThat(providerIds()).hasSize(1).doesNotContain("");
        assertThat(emulator.ledger().total()).isEqualTo(1);
    }

    /** In the order of the conversation. */
    private List<String> providerIds() {
        return List.of(rig.ask(
                        line,
                        "select string_agg(provider_message_id, ',' order by seq) from messages"
                                + " where workspace_id = $1 and direction = 'outbound' and sender_kind <> 'phone_app'",
                        String.class)
                .split(",", -1));
    }

    private String send(String text) {
        return line.workspace()
                .owner()
                .request()
                .contentType("application/json")
                .body(Map.of("type", "text", "content", Map.of("body", text)))
                .post("/v1/conversations/" + conversation + "/messages")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private String status(String message) {
        return line.workspace()
                .owner()
                .request()
                .get("/v1/messages/" + message)
                .then()
                .statusCode(200)
                .extract()
                .path("status");
    }
}
