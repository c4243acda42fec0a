package io.centralita.core.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.core.identity.credentials.ApiKeyText;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Permissions and credentials that end while a socket is open. The numbers are those of the attack cases. */
@QuarkusTest
class RealtimeAccessTest {

    private static final String ALL = "[{'topic':'workspace'}]";
    private static final Duration PROMISED = Duration.ofSeconds(5);

    @TestHTTPResource("/v1/realtime")
    URI http;

    @Inject
    TestLog log;

    @Inject
    Database database;

    @Inject
    TestWorkspaces workspaces;

    private Sockets sockets;
    private TestWorkspace workspace;

    @BeforeEach
    void enter() {
        sockets = new Sockets(http);
        workspace = workspaces.create();
    }

    @Test
    void attack17ShouldStopTellingWithinFiveSecondsOfALostPermission() {
        try (var client = sockets.open(workspace.supervisor())) {
            client.hello();
            client.identify(ALL);
            sql("update users set role = 'agent' where workspace_id = $1 and role = 'supervisor'");
            var since = System.nanoTime();

            assertThat(client.awaitFrame("reset").path("reason").asText()).isEqualTo("acl_changed");
            assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(PROMISED);

            client.identify(ALL);
            log.append(workspace.id(), TestLog.message(UUID.randomUUID(), UUID.randomUUID(), "not for agents"));
            log.append(workspace.id(), TestLog.message(UUID.randomUUID(), null, "for all"));
            assertThat(client.next("event").path("data").path("body").asText()).isEqualTo("for all");
        }
    }

    @Test
    void shouldCloseWithinFiveSecondsOfALogout() {
        var user = workspace.agent();
        try (var client = sockets.open(user)) {
            client.hello();
            client.identify(ALL);
            user.request()
                    .contentType("application/json")
                    .body(Map.of("refresh_token", user.refreshToken()))
                    .post("/v1/auth/logout")
                    .then()
                    .statusCode(204);
            var since = System.nanoTime();
            assertThat(client.closeCode()).isEqualTo(4013);
            assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(PROMISED);
        }
    }

    @Test
    void shouldCloseWithinFiveSecondsOfADisabledUser() {
        try (var client = sockets.open(workspace.agent())) {
            client.hello();
            client.identify(ALL);
            sql("update users set status = 'disabled' where workspace_id = $1 and role = 'agent'");
            var since = System.nanoTime();
            assertThat(client.closeCode()).isEqualTo(4013);
            assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(PROMISED);
        }
    }

    @Test
    void attack82ShouldAskForANewCredentialThenClose() {
        var key = keyThatEndsIn(Duration.ofSeconds(6));
        try (var client = SocketClient.open(sockets.uri(), "Authorization", "Bearer " + key)) {
            client.hello();
            client.identify(ALL);
            assertThat(client.awaitFrame("auth_required").path("expires_in").asInt())
                    .isBetween(1, 60);
            assertThat(client.closeCode()).isEqualTo(4101);
        }
    }

    @Test
    void shouldTakeANewTokenOfTheSameUserOnly() {
        try (var client = sockets.open(workspace.agent())) {
            client.hello();
            client.identify(ALL);
            client.say(
                    "{'op':'auth','ref':'a','token':'" + workspace.supervisor().accessToken() + "'}");
            assertThat(client.next("error").path("problem").path("status").asInt())
                    .isEqualTo(401);
            client.say("{'op':'auth','token':'" + workspace.agent().accessToken() + "'}");
            client.say("{'op':'ping','t':3}");
            client.next("pong");
        }
    }

    private String keyThatEndsIn(Duration life) {
        var text = ApiKeyText.next(ApiKeyText.Environment.TEST);
        var id = UUID.randomUUID();
        var key = Tuple.tuple()
                .addUUID(workspace.id().value())
                .addUUID(id)
                .addString(text.clientId())
                .addBuffer(Buffer.buffer(text.secretHash()))
                .addArrayOfString(new String[] {"events:read", "conversations:read_all"})
                .addOffsetDateTime(OffsetDateTime.now().plus(life));
        database.inWorkspace(
                        workspace.id(),
                        connection -> connection
                                .preparedQuery(
                                        "insert into api_keys values ($1, $2, $3, 'test', 'short', $4, $5, '{}', null,"
                                                + " now(), $6, null, null)")
                                .execute(key))
                .await()
                .indefinitely();
        database.asPlatform(connection -> connection
                        .preparedQuery("insert into api_key_doors values ($1, $2, $3)")
                        .execute(Tuple.of(text.clientId(), workspace.id().value(), id)))
                .await()
                .indefinitely();
        return text.reveal();
    }

    private void sql(String statement) {
        database.inWorkspace(
                        workspace.id(),
                        connection -> connection
                                .preparedQuery(statement)
                                .execute(Tuple.of(workspace.id().value())))
                .await()
                .indefinitely();
    }
}
