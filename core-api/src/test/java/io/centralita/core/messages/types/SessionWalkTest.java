package io.centralita.core.messages.types;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.core.messages.WalkRig;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.emulator.FaultKind;
import io.centralita.emulator.Faults;
import io.centralita.emulator.WhatsAppEmulator;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session of wppconnect-server through the whole application: every recorded body, and a gap. */
@QuarkusTest
class SessionWalkTest {

    private static final Path FIXTURES = Path.of("../channel-wppconnect/src/test/resources/wppconnect");
    /** The same news of a group an hour later is other news: only within one second is it taken for the same. */
    private static final String NEITHER_ID_NOR_TIME = "onparticipantschanged.json";

    private static final Duration P20 = Duration.ofMinutes(2);

    @Inject
    TestWorkspaces workspaces;

    @Inject
    WalkRig rig;

    private WhatsAppEmulator emulator;
    private EmulatedSession session;
    private WalkRig.Line line;

    @BeforeEach
    void connect() {
        emulator = WhatsAppEmulator.start();
        session = EmulatedSession.connect(emulator, workspaces.create());
        line = new WalkRig.Line(session.workspace(), session.channel());
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void shouldAccountForEveryRecordedBodyAndChangeNothingWhenTheyComeAgain() throws IOException {
        var bodies = bodies();
        assertThat(bodies).hasSizeGreaterThanOrEqualTo(28);

        deliver(bodies);

        assertThat(deadLetters()).as("dead letters").isEmpty();
        assertThat(types())
                .contains(
                        "text", "image", "video", "voice", "document", "sticker", "location", "contacts", "list_reply");
        assertThat(rig.count(line, "media")).isGreaterThanOrEqualTo(5);
        assertThat(rig.count(line, "parked_statuses"))
                .as("acks of messages we never sent")
                .isPositive();
        assertThat(rig.facts(line, "channel.state_changed")).isGreaterThanOrEqualTo(2);
        assertThat(rig.ask(
                        line,
                        "select count(*) from messages where workspace_id = $1 and revoked_at is not null",
                        Long.class))
                .isEqualTo(1);
        assertThat(rig.ask(
                        line,
                        "select count(*) from messages where workspace_id = $1 and sender_kind = 'phone_app'",
                        Long.class))
                .as("what the business wrote by its phone")
                .isEqualTo(1);
        var messages = kept();
        var created = rig.facts(line, "message.created");

        bodies.remove(NEITHER_ID_NOR_TIME);
        deliver(bodies);

        assertThat(kept()).as("kept after all came again").containsExactlyInAnyOrderElementsOf(messages);
        assertThat(rig.facts(line, "message.created")).isEqualTo(created);
    }

    /** P20: the server posts once and never again, so what came while the platform was down is fetched at its start. */
    @Test
    void shouldFetchWhatCameWhileNobodyListened() {
        var ana = emulator.customer("5511988880001", "Ana").sends(session.line());
        var bia = emulator.customer("5511988880002", "Bia").sends(session.line());
        ana.text("antes").await();
        await().until(() -> texts().equals(List.of("antes")));
        session.act("stop");
        emulator.faults(Faults.seeded(1).with(FaultKind.WEBHOOK_LOST, 1));
        for (var n = 1; n <= 30; n++) {
            assertThat(ana.text("a" + n).await().delivered()).isFalse();
            bia.text("b" + n).await();
        }
        bia.image("image/png", TypeSamples.bytes("image"), "a peça").await();

        emulator.faults(Faults.none());
        session.act("start");

        await().atMost(P20)
                .untilAsserted(
                        () -> assertThat(texts()).as("dead: %s", deadLetters()).hasSize(61));
        await().atMost(P20).until(() -> rig.settled(line));
        assertThat(texts()).hasSize(61).doesNotHaveDuplicates().contains("antes", "a1", "a30", "b1", "b30");
        await().atMost(P20)
                .until(() -> rig.ask(
                                line,
                                "select count(*) from media where workspace_id = $1 and state = 'stored'",
                                Long.class)
                        == 1);
    }

    private void deliver(TreeMap<String, byte[]> bodies) {
        bodies.forEach((name, body) -> given().contentType("application/json")
                .body(body)
                .post(emulator.wppconnect().session(session.name()).webhook())
                .then()
                .statusCode(200));
        await().until(() -> rig.settled(line));
    }

    /** The texts that came in, as they were written. */
    private List<String> texts() {
        var listed = rig.ask(
                line,
                "select coalesce(string_agg(content::json->>'body', ',' order by occurred_at, seq), '') from messages"
                        + " where workspace_id = $1 and type = 'text'",
                String.class);
        return listed.isEmpty() ? List.of() : List.of(listed.split(",", -1));
    }

    /** Each message that is kept, by type and provider's id. */
    private List<String> kept() {
        return List.of(rig.ask(
                        line,
                        "select string_agg(type || ' ' || coalesce(provider_message_id, '-'), ',')"
                                + " from messages where workspace_id = $1",
                        String.class)
                .split(",", -1));
    }

    private String deadLetters() {
        return rig.ask(
                line,
                "select coalesce(string_agg(cause_code || ': ' || cause, '; '), '') from dead_letters"
                        + " where workspace_id = $1",
                String.class);
    }

    private List<String> types() {
        return List.of(rig.ask(
                        line,
                        "select string_agg(distinct type, ',') from messages where workspace_id = $1",
                        String.class)
                .split(",", -1));
    }

    private static TreeMap<String, byte[]> bodies() throws IOException {
        var bodies = new TreeMap<String, byte[]>();
        try (var files = Files.list(FIXTURES)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                bodies.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return bodies;
    }
}
