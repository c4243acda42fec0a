package io.centralita.core.messages.types;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.core.channels.ForgottenAdapters;
import io.centralita.core.messages.FixtureTable;
import io.centralita.core.messages.Happenings;
import io.centralita.core.messages.WalkRig;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.emulator.FaultKind;
import io.centralita.emulator.Faults;
import io.centralita.emulator.WhatsAppEmulator;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** A session of wppconnect-server through the whole application: every recorded body, and a gap. */
@QuarkusTest
class SessionWalkTest {

    private static final Path FIXTURES = Path.of("../channel-wppconnect/src/test/resources/wppconnect");
    /** The same news an hour later is other news: only within one second are they taken for the same. */
    private static final Set<String> NEITHER_ID_NOR_TIME = Set.of(
            "onparticipantschanged",
            "closesession",
            "qrcode",
            "phonecode",
            "status-find-isLogged",
            "status-find-disconnectedMobile");

    private static final Duration P20 = Duration.ofMinutes(2);

    @Inject
    TestWorkspaces workspaces;

    @Inject
    WalkRig rig;

    @Inject
    ForgottenAdapters adapters;

    private WalkRig.Line line;
    private String key = "";

    /** Without a server, so that nobody else tells anything. */
    @Test
    void shouldMakeOfEachBodyWhatItSays() throws IOException {
        line = recorded();
        var table = FixtureTable.read("wppconnect.txt", FIXTURES);
        assertThat(table.names()).isEqualTo(table.recorded());
        var happenings = new Happenings(line.workspace().owner(), SessionWalkTest::readable);

        var all = new ArrayList<byte[]>();
        var soft = new SoftAssertions();
        for (var row : table.rows()) {
            var bodies = bodies(table, row);
            if (!NEITHER_ID_NOR_TIME.contains(row.body())) {
                all.addAll(bodies);
            }
            settle(bodies);
            soft.assertThat(happenings.next()).as(row.body()).containsExactlyInAnyOrderElementsOf(row.expected());
        }
        soft.assertAll();
        assertThat(deadLetters()).as("dead letters").isEmpty();

        settle(all);

        assertThat(happenings.next()).as("when every body comes again").isEmpty();
    }

    /** P20: the server posts once and never again, so what came while the platform was down is fetched at its start. */
    @Test
    void shouldFetchWhatCameWhileNobodyListened() {
        try (var emulator = WhatsAppEmulator.start()) {
            var session = EmulatedSession.connect(emulator, workspaces.create());
            line = new WalkRig.Line(session.workspace(), session.channel());
            fetchWhatCameWhileNobodyListened(emulator, session);
        }
    }

    private void fetchWhatCameWhileNobodyListened(WhatsAppEmulator emulator, EmulatedSession session) {
        var ana = emulator.customer("5511988880001", "Ana").sends(session.line());
        var bia = emulator.customer("5511988880002", "Bia").sends(session.line());
        ana.text("antes").await();
        await().until(() -> texts().equals(List.of("antes")));
        session.act("stop");
        adapters.forget(session.channel());
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

    private WalkRig.Line recorded() {
        var workspace = workspaces.create();
        var config = EmulatedSession.config("http://127.0.0.1:9", "loja1");
        String channel = workspace
                .owner()
                .request()
                .contentType("application/json")
                .body(Map.of("plugin", "wppconnect", "name", "Session", "config", config))
                .post("/v1/channels")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        key = String.valueOf(config.get("webhook_secret"));
        var recorded = new WalkRig.Line(workspace, channel);
        rig.start(recorded);
        return recorded;
    }

    private void settle(List<byte[]> bodies) {
        bodies.forEach(body -> given().contentType("application/json")
                .body(body)
                .queryParam("key", key)
                .post(line.hook())
                .then()
                .statusCode(200));
        await().until(() -> rig.settled(line));
    }

    private static List<byte[]> bodies(FixtureTable table, FixtureTable.Row row) throws IOException {
        var body = table.body(row);
        var text = new String(body, StandardCharsets.UTF_8);
        return row.ids().isEmpty()
                ? List.of(body)
                : row.ids().stream()
                        .map(id -> text.replace("3EB0A100000000000000D", id).getBytes(StandardCharsets.UTF_8))
                        .toList();
    }

    private static String readable(String line) {
        return line.replace("_5511988880001@c.us_", "_ana_").replaceAll("^participants/\\S+", "participants");
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

    private String deadLetters() {
        return rig.ask(
                line,
                "select coalesce(string_agg(cause_code || ': ' || cause, '; '), '') from dead_letters"
                        + " where workspace_id = $1",
                String.class);
    }
}
