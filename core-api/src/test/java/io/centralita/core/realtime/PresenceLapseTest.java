package io.centralita.core.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.core.testing.TestConversations;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestUser;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever closes the laptop is given no conversations any more; the grace is two seconds here. */
@QuarkusTest
class PresenceLapseTest {

    private static final Duration GRACE = Duration.ofSeconds(2);

    @TestHTTPResource("/v1/realtime")
    URI http;

    @Inject
    TestWorkspaces workspaces;

    @Inject
    TestConversations rows;

    private Sockets sockets;
    private TestWorkspace workspace;

    @BeforeEach
    void openWorkspace() {
        sockets = new Sockets(http);
        workspace = workspaces.create();
    }

    @Test
    void shouldBeOfflineSomeTimeAfterTheLastSocketIsGone() {
        var agent = workspace.agent();
        set(agent, "online");
        var first = sockets.open(agent);
        var second = sockets.open(agent);
        await().until(() -> connected() == 1);
        first.close();

        await().during(GRACE.multipliedBy(2))
                .atMost(GRACE.multipliedBy(3))
                .until(() -> state(agent).equals("online"));
        second.close();

        await().atMost(Duration.ofSeconds(20)).until(() -> state(agent).equals("offline"));
        assertThat(rows.execute(
                        workspace.id(),
                        "select actor_kind from facts where workspace_id = $1 and type = 'agent.presence_changed'"
                                + " order by seq"))
                .extracting(row -> row.getString(0))
                .containsExactly("user", "system");
    }

    @Test
    void shouldStayAsItWasSaidByWhoHasNoSocketOrIsAway() {
        var bySocket = workspace.agent();
        var withoutSocket = workspace.supervisor();
        set(withoutSocket, "online");
        set(bySocket, "online");
        try (var socket = sockets.open(bySocket)) {
            assertThat(socket).isNotNull();
            await().until(() -> connected() == 1);
            set(bySocket, "away");
        }

        await().during(GRACE.multipliedBy(2))
                .atMost(GRACE.multipliedBy(3))
                .until(() ->
                        state(bySocket).equals("away") && state(withoutSocket).equals("online"));
    }

    private int connected() {
        return rows.execute(
                        workspace.id(),
                        "select 1 from agent_presence where workspace_id = $1 and connected_until > now()")
                .size();
    }

    private String state(TestUser user) {
        return workspace
                .owner()
                .request()
                .get("/v1/presence")
                .then()
                .statusCode(200)
                .extract()
                .path("data.find { it.user_id == '" + user.id() + "' }.state");
    }

    private static void set(TestUser user, String state) {
        user.request()
                .contentType("application/json")
                .body(Map.of("state", state))
                .put("/v1/presence")
                .then()
                .statusCode(200);
    }
}
