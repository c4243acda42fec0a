package io.centralita.core.identity;

import static io.centralita.core.identity.Api.me;
import static io.centralita.core.identity.Api.refresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.centralita.core.identity.credentials.RefreshToken;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.facts.FactLog;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestUser;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attack cases 29 to 34: sessions that ended, refresh tokens that were copied. */
@QuarkusTest
class SessionAttacksTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    @Inject
    TestWorkspaces workspaces;

    @Inject
    Database database;

    @Inject
    FactLog log;

    private TestWorkspace workspace;
    private TestUser agent;

    @BeforeEach
    void openWorkspace() {
        workspace = workspaces.create();
        agent = workspace.agent();
    }

    @Test
    void attack29ShouldRefuseAfterLogout() {
        me(agent.accessToken()).statusCode(200);

        agent.request().post("/v1/auth/logout").then().statusCode(204);

        await().atMost(SOON).untilAsserted(() -> me(agent.accessToken()).statusCode(401));
        refresh(agent.refreshToken()).statusCode(401);
    }

    @Test
    void shouldLogOutByTheRefreshTokenAlone() {
        Api.post("/v1/auth/logout", Map.of("refresh_token", agent.refreshToken()))
                .statusCode(204);

        me(agent.accessToken()).statusCode(401);
    }

    @Test
    void attack30ShouldRefuseEveryTokenOfADisabledUser() {
        var second = workspaces.login(agent.id(), agent.email(), workspace.slug());
        me(second.accessToken()).statusCode(200);

        patch(agent, Map.of("status", "disabled")).statusCode(200).body("status", equalTo("disabled"));

        await().atMost(SOON).untilAsserted(() -> {
            me(agent.accessToken()).statusCode(401);
            me(second.accessToken()).statusCode(401);
        });
        refresh(agent.refreshToken()).statusCode(401);
        Api.login(agent.email(), TestWorkspaces.PASSWORD).statusCode(401);

        patch(agent, Map.of("status", "active")).statusCode(200);
        me(second.accessToken()).statusCode(401);
        Api.login(agent.email(), TestWorkspaces.PASSWORD).statusCode(200);
    }

    @Test
    void attack31ShouldEndTheFamilyWhenARefreshTokenIsUsedAgainLater() {
        var next = refresh(agent.refreshToken()).statusCode(200).extract().<String>path("refresh_token");
        usedBefore(agent.refreshToken(), Duration.ofSeconds(11));

        refresh(agent.refreshToken()).statusCode(401);

        refresh(next).statusCode(401);
        me(agent.accessToken()).statusCode(401);
        assertThat(facts()).contains("auth.refresh_reused");
    }

    @Test
    void attack32ShouldEndTheFamilyWhenAGrandparentIsUsedWithinTheWindow() {
        var child = refresh(agent.refreshToken()).statusCode(200).extract().<String>path("refresh_token");
        var grandchild = refresh(child).statusCode(200).extract().<String>path("refresh_token");

        refresh(agent.refreshToken()).statusCode(401);

        refresh(grandchild).statusCode(401);
    }

    @Test
    void attack33ShouldGiveParallelRefreshesTheSameSuccessor() throws Exception {
        var workers = Executors.newFixedThreadPool(8);
        try {
            var answers = IntStream.range(0, 8)
                    .mapToObj(number -> workers.submit(() -> refresh(agent.refreshToken())
                            .statusCode(200)
                            .extract()
                            .<String>path("refresh_token")))
                    .toList();
            var successors = new HashSet<String>();
            for (var answer : answers) {
                successors.add(answer.get());
            }

            assertThat(successors).hasSize(1).doesNotContain(agent.refreshToken());
            refresh(successors.iterator().next()).statusCode(200);
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void attack34ShouldEndAllOtherSessionsWhenThePasswordChanges() {
        var other = workspaces.login(agent.id(), agent.email(), workspace.slug());
        me(other.accessToken()).statusCode(200);

        agent.request()
                .contentType("application/json")
                .body(Map.of(
                        "current_password", TestWorkspaces.PASSWORD, "new_password", "another horse, other battery"))
                .put("/v1/me/password")
                .then()
                .statusCode(204);

        await().atMost(SOON).untilAsserted(() -> me(other.accessToken()).statusCode(401));
        refresh(other.refreshToken()).statusCode(401);
        me(agent.accessToken()).statusCode(200);
        refresh(agent.refreshToken()).statusCode(200);
        Api.login(agent.email(), TestWorkspaces.PASSWORD).statusCode(401);
        Api.login(agent.email(), "another horse, other battery").statusCode(200);
    }

    @Test
    void shouldNotChangeThePasswordOfWhoDoesNotKnowIt() {
        agent.request()
                .contentType("application/json")
                .body(Map.of("current_password", "a guess of somebody", "new_password", "another horse, other battery"))
                .put("/v1/me/password")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/current_password"));
        Api.login(agent.email(), TestWorkspaces.PASSWORD).statusCode(200);
    }

    @Test
    void shouldSeeAChangedRoleWithinFiveSeconds() {
        agent.request().get("/v1/api-keys").then().statusCode(403);

        patch(agent, Map.of("role", "admin")).statusCode(200);

        await().atMost(SOON)
                .untilAsserted(() -> agent.request().get("/v1/api-keys").then().statusCode(200));
    }

    @Test
    void shouldSeeWhatAnotherNodeDidWithinFiveSeconds() {
        me(agent.accessToken()).statusCode(200);

        database.inWorkspace(
                        workspace.id(),
                        connection -> connection
                                .preparedQuery(
                                        "update sessions set revoked_at = now() where workspace_id = $1 and user_id = $2")
                                .execute(Tuple.of(
                                        workspace.id().value(), agent.id().value())))
                .await()
                .indefinitely();

        await().atMost(SOON).untilAsserted(() -> me(agent.accessToken()).statusCode(401));
    }

    private io.restassured.response.ValidatableResponse patch(TestUser user, Map<String, ?> change) {
        var etag = workspace.owner().request().get("/v1/users/" + user.id()).header("ETag");
        return workspace
                .owner()
                .request()
                .contentType("application/merge-patch+json")
                .header("If-Match", etag)
                .body(change)
                .patch("/v1/users/" + user.id())
                .then();
    }

    private void usedBefore(String token, Duration earlier) {
        var hash = RefreshToken.read(token).orElseThrow().hash();
        database.inWorkspace(
                        workspace.id(),
                        connection -> connection
                                .preparedQuery(
                                        "update refresh_tokens set used_at = used_at - make_interval(secs => $3) where workspace_id = $1 and hash = $2")
                                .execute(Tuple.of(
                                        workspace.id().value(), Buffer.buffer(hash), (double) earlier.toSeconds())))
                .await()
                .indefinitely();
    }

    private List<String> facts() {
        return database
                .inWorkspace(workspace.id(), connection -> log.read(connection, workspace.id(), 0, 1000))
                .await()
                .indefinitely()
                .stream()
                .map(fact -> fact.draft().type())
                .toList();
    }
}
