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
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    static Stream<Map<String, Object>> menus() {
        var rows = List.of(Map.of("id", "t-9", "title", "09:00"), Map.of("id", "t-10", "title", "10:00"));
        return Stream.of(
                Map.of("open_title", "Horários", "sections", List.of(Map.of("title", "Terça", "rows", rows))),
                Map.of("buttons", List.of(Map.of("id", "sim", "title", "Sim"), Map.of("id", "nao", "title", "Não"))),
                Map.of("link_title", "Ver pedido", "link", "https://loja.example/42"));
    }

    /** WhatsApp Web shows a menu, or plain text, with header, body and footer in one. */
    @ParameterizedTest
    @MethodSource("menus")
    void shouldKnowItsOwnMenuByTheEchoThatIsToldInAnotherShape(Map<String, Object> menu) {
        emulator.faults(Faults.seeded(1).with(FaultKind.SWALLOWED_ANSWER, 1).with(FaultKind.WEBHOOK_LOST, 1));
        Map<String, Object> content = new HashMap<>(menu);
        content.putAll(Map.of("header", "Troca", "body", "Quando?", "footer", "Loja da Sé"));
        String message = send("interactive", content);
        await().until(() -> emulator.ledger().total() == 1);
        session.act("stop");
        adapters.forget(session.channel());
        emulator.faults(Faults.none());
        session.act("start");

        await().atMost(PATIENCE).until(() -> List.of("sent", "delivered").contains(status(message)));
        await().until(() -> rig.settled(line) && rig.count(line, "outbox") == 0);
        assertThat(rig.timeline(line, conversation).getList("data.content.body"))
                .containsExactly("Quando?", "Olá");
        assertThat(providerIds()).hasSize(1).doesNotContain("");
    }

    /** As on another node: this adapter did not send it. What the phone itself does is still a line. */
    @Test
    void shouldKnowItsOwnReactionByTheEchoAndNotOneOfThePhone() {
        String reaction = send("reaction", Map.of("message_id", firstMessage(), "emoji", "👍"));
        await().atMost(PATIENCE).until(() -> status(reaction).equals("sent"));
        restartForgetful();

        echoOfReaction("3EB0R1", "👍");
        echoOfReaction("3EB0R2", "");
        echoOfReaction("3EB0R3", "👍");

        await().until(() -> rig.count(line, "messages") >= 4 && rig.settled(line));
        assertThat(rig.timeline(line, conversation).getList("data.sender.kind"))
                .containsExactly("phone_app", "phone_app", "user", "contact");
        assertThat(status(reaction)).isEqualTo("sent");
    }

    @Test
    void shouldSettleAReactionWhoseAnswerWasLostByItsEcho() {
        emulator.faults(Faults.seeded(1).with(FaultKind.SWALLOWED_ANSWER, 1));
        String reaction = send("reaction", Map.of("message_id", firstMessage(), "emoji", "👍"));
        await().until(() -> "unknown".equals(outboxState()));
        emulator.faults(Faults.none());

        echoOfReaction("3EB0R1", "👍");

        await().atMost(PATIENCE).until(() -> status(reaction).equals("sent"));
        assertThat(rig.count(line, "messages")).isEqualTo(2);
        assertThat(rig.count(line, "outbox")).isZero();
    }

    private String firstMessage() {
        return rig.timeline(line, conversation).getString("data[-1].id");
    }

    private String outboxState() {
        return rig.ask(
                line,
                "select coalesce((select max(o.state) from outbox o join messages m on m.id = o.message_id"
                        + " where o.workspace_id = $1 and m.type = 'reaction'), '')",
                String.class);
    }

    private void restartForgetful() {
        session.act("stop");
        adapters.forget(session.channel());
        session.act("start");
        session.awaitState("online", "ok");
    }

    private void echoOfReaction(String hex, String emoji) {
        String target = rig.ask(
                line,
                "select provider_message_id from messages where workspace_id = $1 and direction = 'inbound'",
                String.class);
        JsonObject told = new JsonObject()
                .put("id", new JsonObject().put("_serialized", "true_" + ANA + "@c.us_" + hex))
                .put("msgId", target)
                .put("reactionText", emoji)
                .put("timestamp", System.currentTimeMillis());
        assertThat(emulator.wppconnect()
                        .event(session.name(), "onreactionmessage", told)
                        .join()
                        .delivered())
                .isTrue();
        await().until(() -> rig.settled(line));
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
        return send("text", Map.of("body", text));
    }

    private String send(String type, Map<String, Object> content) {
        return line.workspace()
                .owner()
                .request()
                .contentType("application/json")
                .body(Map.of("type", type, "content", content))
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
