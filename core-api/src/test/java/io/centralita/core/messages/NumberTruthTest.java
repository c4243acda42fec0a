package io.centralita.core.messages;

import static io.centralita.core.messages.WalkRig.NUMBER;
import static io.centralita.core.messages.WalkRig.deliver;
import static io.centralita.core.messages.WalkRig.text;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.centralita.core.channels.health.SilenceWatch;
import io.centralita.core.messages.types.EmulatedSession;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.emulator.EmulatorOptions;
import io.centralita.emulator.FaultKind;
import io.centralita.emulator.Faults;
import io.centralita.emulator.StatusPace;
import io.centralita.emulator.WhatsAppEmulator;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A number tells the truth about itself, and can be switched off. */
@QuarkusTest
class NumberTruthTest {

    private static final Duration SILENT_AFTER = Duration.ofMillis(300);
    private static final Duration LATE = Duration.ofSeconds(4);

    @Inject
    WalkRig rig;

    @Inject
    SilenceWatch watch;

    @Inject
    TestWorkspaces workspaces;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Test
    void shouldHoldASilentNumberAndRecoverByItself() {
        var late = new StatusPace(LATE, LATE, LATE, false, true);
        try (var emulator = WhatsAppEmulator.start(
                EmulatorOptions.defaults().withPace(late).withoutWindowRule().withFullLedger())) {
            var line = rig.connect(emulator);
            var conversations = written(line, 2);
            emulator.faults(Faults.seeded(3).with(FaultKind.SWALLOWED_ANSWER, 1.0));
            send(line, conversations.get(0), "is anybody there?").statusCode(202);
            await().until(() -> emulator.ledger().sends(NUMBER).size() == 1);
            emulator.faults(Faults.none());

            await().pollInterval(Duration.ofMillis(100)).until(() -> {
                watch.look(SILENT_AFTER);
                return "silent_session".equals(channel(line).extract().path("state_reason"));
            });
            channel(line)
                    .body("state", equalTo("degraded"))
                    .body("health.delivering", equalTo(false))
                    .body("health.hold_reason", equalTo("silent_session"))
                    .body("health.silent_since", notNullValue())
                    .body("health.oldest_unacknowledged_at", notNullValue());
            line.workspace()
                    .supervisor()
                    .request()
                    .get("/v1/events?types=channel.state_changed&limit=200&after=0")
                    .then()
                    .statusCode(200)
                    .body("data.data.channel.state_reason", hasItem("silent_session"));
            String held = send(line, conversations.get(1), "held")
                    .statusCode(202)
                    .extract()
                    .path("id");
            channel(line).body("health.queued", equalTo(2)).body("health.oldest_queued_at", notNullValue());
            assertThat(emulator.ledger().countOf(held)).isZero();

            await().pollInterval(Duration.ofMillis(100)).until(() -> {
                watch.look(SILENT_AFTER);
                return emulator.ledger().countOf(held) == 1;
            });
            channel(line)
                    .body("state", equalTo("online"))
                    .body("health.silent_since", nullValue())
                    .body("health.last_acknowledged_at", notNullValue());
            assertThat(rig.ask(
                            line,
                            "select count(*) from facts where workspace_id = $1 and type = 'channel.state_changed'"
                                    + " and data like '%silent_session%'",
                            Long.class))
                    .isEqualTo(1);
        }
    }

    /** Every send is answered 200 with an id, and nothing is ever heard of it. */
    @Test
    void shouldHoldANumberWhoseSendsAreAcceptedAndNeverAcknowledged() {
        try (var emulator = WhatsAppEmulator.start(EmulatorOptions.defaults()
                .withPace(StatusPace.immediate())
                .withoutWindowRule()
                .withFullLedger())) {
            var line = rig.connect(emulator);
            var conversations = written(line, 3);
            send(line, conversations.get(0), "oi").statusCode(202);
            await().until(() -> channel(line).extract().path("health.last_acknowledged_at") != null);
            pause(SILENT_AFTER);
            watch.look(SILENT_AFTER);
            channel(line)
                    .body("state", equalTo("online"))
                    .body("health.oldest_unacknowledged_at", nullValue())
                    .body("health.silent_since", nullValue());

            emulator.faults(Faults.seeded(3).with(FaultKind.SILENT, 1.0));
            String lost = send(line, conversations.get(1), "is anybody there?")
                    .statusCode(202)
                    .extract()
                    .path("id");
            await().until(() -> "sent".equals(status(line, lost)));

            await().pollInterval(Duration.ofMillis(100)).until(() -> {
                watch.look(SILENT_AFTER);
                return "silent_session".equals(channel(line).extract().path("state_reason"));
            });
            channel(line)
                    .body("state", equalTo("degraded"))
                    .body("health.hold_reason", equalTo("silent_session"))
                    .body("health.oldest_unacknowledged_at", notNullValue());
            emulator.faults(Faults.none());
            String held = send(line, conversations.get(2), "held")
                    .statusCode(202)
                    .extract()
                    .path("id");
            channel(line).body("health.queued", equalTo(1));
            assertThat(emulator.ledger().countOf(held)).isZero();

            verb(line, "pause").statusCode(200);
            await().until(() -> "paused".equals(channel(line).extract().path("state")));
            verb(line, "start").statusCode(200);
            await().pollInterval(Duration.ofMillis(100)).until(() -> {
                watch.look(Duration.ofMinutes(10));
                return emulator.ledger().countOf(held) == 1;
            });
            channel(line).body("state", equalTo("online"));
        }
    }

    /** The status route says CONNECTED all the while, and every send is answered 201. */
    @Test
    void shouldHoldASessionThatSaysConnectedAndSendsNothing() {
        try (var emulator = WhatsAppEmulator.start(
                EmulatorOptions.defaults().withPace(StatusPace.immediate()).withFullLedger())) {
            var session = EmulatedSession.connect(emulator, workspaces.create());
            var line = new WalkRig.Line(session.workspace(), session.channel());
            var ana = emulator.customer("5511988880001", "Ana").sends(session.line());
            ana.text("oi").await();
            await().until(() -> rig.settled(line) && rig.count(line, "conversations") == 1);
            String conversation = rig.conversations(line).getString("data[0].id");
            var atServer = emulator.wppconnect().session(session.name());
            atServer.silent(true);
            send(line, conversation, "is anybody there?").statusCode(202);
            await().until(() -> emulator.ledger().sends(session.line()).size() == 1);

            await().pollInterval(Duration.ofMillis(100)).until(() -> {
                watch.look(SILENT_AFTER);
                return "silent_session".equals(channel(line).extract().path("state_reason"));
            });
            channel(line)
                    .body("state", equalTo("degraded"))
                    .body("health.delivering", equalTo(false))
                    .body("health.oldest_unacknowledged_at", notNullValue());
            assertThat(atServer.status().name()).isEqualTo("CONNECTED");
            send(line, conversation, "held").statusCode(202);
            channel(line).body("health.queued", equalTo(1));
            assertThat(ana.lines()).hasSize(1);

            emulator.wppconnect().disconnect(session.name());

            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> {
                        watch.look(Duration.ofMinutes(10));
                        return ana.lines().size() == 2;
                    });
            channel(line).body("state", equalTo("online")).body("health.silent_since", nullValue());
            assertThat(rig.ask(
                            line,
                            "select count(*) from facts where workspace_id = $1 and type = 'channel.state_changed'"
                                    + " and data like '%silent_session%'",
                            Long.class))
                    .isEqualTo(1);
        }
    }

    @Test
    void shouldShowThatTheProviderIsGoneAndStopAskingIt() {
        var line = rig.connect("http://127.0.0.1:9");
        var conversations = written(line, 6);

        conversations.forEach(conversation -> send(line, conversation, "hello?").statusCode(202));

        await().until(() -> "open".equals(channel(line).extract().path("health.breaker")));
        channel(line)
                .body("state", equalTo("degraded"))
                .body("state_reason", equalTo("provider_unreachable"))
                .body("health.next_probe_at", notNullValue())
                .body("health.delivering", equalTo(false))
                .body("health.hold_reason", equalTo("provider_failing"))
                .body("health.queued", equalTo(6));
        await().until(() -> rig.facts(line, "channel.health_changed") == 1);
    }

    @Test
    void shouldSwitchANumberOffAtOnceAndOnAgain() {
        try (var emulator = WhatsAppEmulator.start(
                EmulatorOptions.defaults().withoutWindowRule().withFullLedger())) {
            var line = rig.connect(emulator);
            var conversation = written(line, 1).get(0);

            verb(line, "disable").statusCode(200);
            verb(line, "disable").statusCode(200);

            send(line, conversation, "x").statusCode(409).body("code", equalTo("channel_disabled"));
            await().until(() -> "stopped".equals(channel(line).extract().path("state")));
            channel(line).body("desired", equalTo("running")).body("health.hold_reason", equalTo("disabled"));
            assertThat(rig.facts(line, "channel.disabled")).isEqualTo(1);
            deliver(line, text(NUMBER, "5511966660000", "wamid.while-off", "kept"))
                    .statusCode(200);
            await().until(() -> rig.settled(line));
            assertThat(rig.timeline(line, conversation).getList("data")).hasSize(2);

            verb(line, "enable").statusCode(200);

            await().until(() -> "online".equals(channel(line).extract().path("state")));
            String sent =
                    send(line, conversation, "again").statusCode(202).extract().path("id");
            await().until(() -> emulator.ledger().countOf(sent) == 1);
            assertThat(rig.facts(line, "channel.enabled")).isEqualTo(1);
        }
    }

    @Test
    void shouldSwitchAWholePluginOffAtTheOperatorsDoorOnly() {
        var line = rig.connect("http://127.0.0.1:9");
        var conversation = written(line, 1).get(0);
        given().post("/plugins/meta-cloud/disable").then().statusCode(404);
        operator("nothing-like-that", "disable").statusCode(404);

        operator("meta-cloud", "disable").statusCode(204);
        try {
            send(line, conversation, "x").statusCode(409).body("code", equalTo("channel_disabled"));
            channel(line).body("health.hold_reason", equalTo("disabled"));
        } finally {
            operator("meta-cloud", "enable").statusCode(204);
        }
        send(line, conversation, "x").statusCode(202);
    }

    /** After the master key was lost or mixed up. */
    @Test
    void shouldGoOnWithTheOtherChannelsWhenOneCannotBeRead() {
        var broken = rig.connect("http://127.0.0.1:9");
        var other = rig.connect(broken.workspace(), "310000000000009", "http://127.0.0.1:9");
        rig.ask(
                broken,
                "update channels set config = 'AAAA' where workspace_id = $1 and account_key = '" + NUMBER
                        + "' returning 1",
                Integer.class);

        await().until(() -> "config_unreadable".equals(channel(broken).extract().path("state_reason")));
        rig.ask(
                broken,
                "update channels set desired = 'stopped', version = version + 1 where workspace_id = $1"
                        + " and account_key = '310000000000009' returning 1",
                Integer.class);
        await().until(() -> "stopped".equals(channel(other).extract().path("state")));
        channel(broken).body("state", equalTo("failed"));
        assertThat(rig.ask(
                        broken,
                        "select count(*) from facts where workspace_id = $1 and type = 'channel.state_changed'"
                                + " and data like '%config_unreadable%'",
                        Long.class))
                .isPositive();
    }

    private ValidatableResponse operator(String plugin, String verb) {
        return given().post(management.resolve("/plugins/" + plugin + "/" + verb))
                .then();
    }

    private List<String> written(WalkRig.Line line, int customers) {
        for (var n = 0; n < customers; n++) {
            deliver(line, text(NUMBER, "551196666000" + n, "wamid.w" + n, "oi")).statusCode(200);
        }
        await().until(() -> rig.settled(line));
        return rig.conversations(line).getList("data.id");
    }

    private static String status(WalkRig.Line line, String message) {
        return line.workspace()
                .owner()
                .request()
                .get("/v1/messages/" + message)
                .then()
                .extract()
                .path("status");
    }

    /** For what must not happen in this time. */
    private static void pause(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        await().until(() -> System.nanoTime() > end);
    }

    private static ValidatableResponse channel(WalkRig.Line line) {
        return line.workspace()
                .owner()
                .request()
                .get("/v1/channels/" + line.channel())
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse verb(WalkRig.Line line, String verb) {
        return line.workspace()
                .owner()
                .request()
                .urlEncodingEnabled(false)
                .post("/v1/channels/" + line.channel() + ":" + verb)
                .then();
    }

    private static ValidatableResponse send(WalkRig.Line line, String conversation, String text) {
        return line.workspace()
                .owner()
                .request()
                .contentType("application/json")
                .body(Map.of("type", "text", "content", Map.of("body", text)))
                .post("/v1/conversations/" + conversation + "/messages")
                .then();
    }
}
