package io.centralita.core.messages;

import static io.centralita.core.messages.WalkRig.NUMBER;
import static io.centralita.core.messages.WalkRig.deliver;
import static io.centralita.core.messages.WalkRig.status;
import static io.centralita.core.messages.WalkRig.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.centralita.core.channels.health.SilenceWatch;
import io.centralita.core.channels.inbox.LaneShares;
import io.centralita.core.kernel.db.Database;
import io.centralita.emulator.EmulatorOptions;
import io.centralita.emulator.FaultKind;
import io.centralita.emulator.Faults;
import io.centralita.emulator.StatusPace;
import io.centralita.emulator.WhatsAppEmulator;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** When somebody was last heard over a number. */
@QuarkusTest
class ChannelTrafficTest {

    private static final Duration SILENT_AFTER = Duration.ofMillis(300);

    @Inject
    WalkRig rig;

    @Inject
    SilenceWatch watch;

    @Inject
    LaneShares shares;

    @Inject
    Database database;

    @Test
    void shouldTellWhenACustomerLastWrote() {
        var line = rig.connect("http://127.0.0.1:9");
        deliver(line, status(NUMBER, "5511988880001", "wamid.out", "read", 1_795_500_001))
                .statusCode(200);
        await().until(() -> rig.settled(line));
        channel(line).body("health.last_inbound_at", nullValue());

        deliver(line, text(NUMBER, "5511988880001", "wamid.in", "hi")).statusCode(200);
        await().until(() -> rig.settled(line));
        String wrote = channel(line).extract().path("health.last_inbound_at");
        assertThat(Instant.parse(wrote)).isBetween(Instant.now().minusSeconds(30), Instant.now());
        deliver(line, status(NUMBER, "5511988880001", "wamid.out2", "read", 1_795_500_002))
                .statusCode(200);
        await().until(() -> rig.settled(line));

        channel(line).body("health.last_inbound_at", equalTo(wrote));
    }

    @Test
    void shouldTellWhatOtherNodesHeard() {
        var line = rig.connect("http://127.0.0.1:9");

        rig.ask(
                line,
                "insert into channel_traffic select $1, id, '2026-11-24T07:00:00Z', '2026-11-24T08:00:00Z' from"
                        + " channels where workspace_id = $1 returning 1",
                Integer.class);

        channel(line)
                .body("health.last_inbound_at", equalTo("2026-11-24T07:00:00Z"))
                .body("health.last_acknowledged_at", equalTo("2026-11-24T08:00:00Z"));
    }

    /** Customers write on; nothing that was sent is acknowledged, to no node. */
    @Test
    void shouldFindANumberSilentThatSharesItsWorkWithAnotherNode() {
        var other = UUID.randomUUID();
        platform("insert into nodes values ($1, now() + interval '1 hour')", other);
        try (var emulator = WhatsAppEmulator.start(EmulatorOptions.defaults()
                .withPace(StatusPace.immediate())
                .withoutWindowRule()
                .withFullLedger())) {
            var line = rig.connect(emulator);
            await().until(() -> shares.of(line.workspace().id()) == 0.5);
            emulator.faults(Faults.seeded(3).with(FaultKind.SILENT, 1.0));
            for (var n = 0; n < 20; n++) {
                write(line, n, "wamid.first" + n);
            }
            await().until(() -> rig.count(line, "conversations") >= 4);
            List<String> conversations = rig.conversations(line).getList("data.id");
            conversations.forEach(conversation -> send(line, conversation));
            await().until(() -> rig.ask(
                            line,
                            "select count(*) from messages where workspace_id = $1 and direction = 'outbound'"
                                    + " and status = 'sent'",
                            Long.class)
                    > 0);

            var written = new int[] {0};
            await().pollInterval(Duration.ofMillis(100)).until(() -> {
                write(line, written[0] % 20, "wamid.more" + written[0]++);
                watch.look(SILENT_AFTER);
                return "silent_session".equals(channel(line).extract().path("state_reason"));
            });

            rig.ask(
                    line,
                    "insert into channel_traffic select $1, id, null, now() from channels where workspace_id = $1"
                            + " on conflict (workspace_id, channel_id) do update set last_acknowledged_at = now()"
                            + " returning 1",
                    Integer.class);
            await().pollInterval(Duration.ofMillis(100)).until(() -> {
                watch.look(SILENT_AFTER);
                return "online".equals(channel(line).extract().path("state"));
            });
        } finally {
            platform("delete from nodes where id = $1", other);
        }
    }

    private void platform(String sql, UUID node) {
        database.asPlatform(connection -> connection.preparedQuery(sql).execute(Tuple.of(node)))
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private static void write(WalkRig.Line line, int customer, String id) {
        deliver(line, text(NUMBER, "55119666600" + (10 + customer), id, "oi")).statusCode(200);
    }

    private static void send(WalkRig.Line line, String conversation) {
        line.workspace()
                .owner()
                .request()
                .contentType("application/json")
                .body(Map.of("type", "text", "content", Map.of("body", "is anybody there?")))
                .post("/v1/conversations/" + conversation + "/messages")
                .then()
                .statusCode(202);
    }

    private static ValidatableResponse channel(WalkRig.Line line) {
        return line.workspace()
                .owner()
                .request()
                .get("/v1/channels/" + line.channel())
                .then()
                .statusCode(200);
    }
}
