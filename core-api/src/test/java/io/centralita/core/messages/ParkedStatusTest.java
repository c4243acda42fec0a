package io.centralita.core.messages;

import static io.centralita.core.messages.WalkRig.NUMBER;
import static io.centralita.core.messages.WalkRig.deliver;
import static io.centralita.core.messages.WalkRig.status;
import static io.centralita.core.messages.WalkRig.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.messages.intake.ParkedSweep;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A status for an id that is not known yet waits for it. When both are written in the same moment neither transaction sees the
 * other, whichever commits first.
 */
@QuarkusTest
class ParkedStatusTest {

    private static final String ANA = "5511988880001";
    private static final String PROVIDER_ID = "wamid.race";

    @Inject
    WalkRig rig;

    @Inject
    ParkedSweep sweep;

    @Inject
    io.vertx.mutiny.sqlclient.Pool pool;

    private WalkRig.Line line;
    private String message;

    @BeforeEach
    void sendWithoutAnIdYet() {
        line = rig.connect("http://127.0.0.1:9");
        deliver(line, text(NUMBER, ANA, "wamid.first", "oi")).statusCode(200);
        await().until(() -> rig.settled(line));
        message = line.workspace()
                .owner()
                .request()
                .contentType("application/json")
                .body(Map.of("type", "text", "content", Map.of("body", "x")))
                .post("/v1/conversations/" + rig.conversations(line).getString("data[0].id") + "/messages")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    @Test
    void shouldApplyAStatusThatIsParkedJustBeforeTheIdIsStored() {
        race(true);

        assertThat(sweep.sweep(line.workspace().id())
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join())
                .isEqualTo(1);
        assertThat(state()).isEqualTo("delivered");
    }

    @Test
    void shouldApplyAStatusThatIsParkedJustAfterTheIdIsStored() {
        race(false);

        assertThat(sweep.sweep(line.workspace().id())
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join())
                .isEqualTo(1);
        assertThat(state()).isEqualTo("delivered");
        assertThat(rig.facts(line, "message.status_changed")).isEqualTo(1);
        assertThat(sweep.sweep(line.workspace().id())
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join())
                .as("once")
                .isZero();
    }

    /** By the walk itself: parked by a webhook, the id stored behind its back. */
    @Test
    void shouldFindByItselfWhatTheWalkParked() {
        deliver(line, status(NUMBER, ANA, PROVIDER_ID, "delivered", System.currentTimeMillis() / 1000))
                .statusCode(200);
        await().until(() -> rig.count(line, "parked_statuses") == 1);
        store(line.workspace().id().value());

        await().until(() -> state().equals("delivered"));
        assertThat(rig.count(line, "parked_statuses")).isZero();
    }

    /** Two transactions that do not see each other; both commit. */
    private void race(boolean statusFirst) {
        var workspace = line.workspace().id().value();
        var bare = pool.getDelegate();
        var park = open(bare, workspace);
        var name = open(bare, workspace);
        run(
                park,
                "insert into parked_statuses values ('" + workspace + "', '" + channel() + "', '" + PROVIDER_ID + "', '"
                        + UUID.randomUUID() + "', 'delivered', now(), null, now())");
        run(name, key(workspace));
        run(statusFirst ? park : name, "commit");
        run(statusFirst ? name : park, "commit");
        park.close();
        name.close();
    }

    private void store(UUID workspace) {
        var connection = open(pool.getDelegate(), workspace);
        run(connection, key(workspace));
        run(connection, "commit");
        connection.close();
    }

    private String key(UUID workspace) {
        return "insert into message_keys values ('" + workspace + "', '" + channel() + "', '" + PROVIDER_ID + "', '"
                + io.centralita.core.kernel.ids.MessageId.fromString(message).value() + "')";
    }

    private UUID channel() {
        return ChannelId.fromString(line.channel()).value();
    }

    private static SqlConnection open(Pool pool, UUID workspace) {
        var connection =
                pool.getConnection().toCompletionStage().toCompletableFuture().join();
        run(connection, "begin; set local app.workspace = '" + workspace + "'");
        return connection;
    }

    private static void run(SqlConnection connection, String sql) {
        connection
                .query(sql)
                .execute()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private String state() {
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
