package io.centralita.core.identity;

import static io.centralita.core.identity.Api.me;
import static io.centralita.core.identity.Api.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.centralita.core.kernel.db.Database;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attack cases 37 and 39, and what an API key is otherwise. */
@QuarkusTest
class ApiKeyAttacksTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    @Inject
    TestWorkspaces workspaces;

    @Inject
    Database database;

    private TestWorkspace workspace;

    @BeforeEach
    void openWorkspace() {
        workspace = workspaces.create();
    }

    @Test
    void shouldShowTheKeyOnceAndLetItIn() {
        var key = create(Map.of("name", "reports", "scopes", List.of("users:read")));

        assertThat(key.getString("secret")).matches("ctl_live_[0-9A-Za-z]{12}_[0-9A-Za-z]{38}");
        me(key.getString("secret"))
                .statusCode(200)
                .body("kind", equalTo("api_key"))
                .body("id", equalTo(key.getString("id")))
                .body("permissions", contains("users:read"));
        workspace
                .owner()
                .request()
                .get("/v1/api-keys/" + key.getString("id"))
                .then()
                .statusCode(200)
                .body("secret", equalTo(null))
                .body("client_id", equalTo(key.getString("client_id")));
        workspace
                .owner()
                .request()
                .get("/v1/api-keys")
                .then()
                .statusCode(200)
                .body(not(containsString(key.getString("secret").substring(22))));
    }

    @Test
    void attack37ShouldRefuseARevokedKey() {
        var key = create(Map.of("name", "reports", "scopes", List.of("users:read")));
        me(key.getString("secret")).statusCode(200);

        workspace
                .admin()
                .request()
                .delete("/v1/api-keys/" + key.getString("id"))
                .then()
                .statusCode(204);

        await().atMost(SOON).untilAsserted(() -> me(key.getString("secret")).statusCode(401));
    }

    @Test
    void attack37ShouldRefuseAnExpiredKey() {
        var key = create(Map.of("name", "reports", "scopes", List.of("users:read")));
        me(key.getString("secret")).statusCode(200);

        database.inWorkspace(
                        workspace.id(),
                        connection -> connection
                                .preparedQuery(
                                        "update api_keys set expires_at = now() - interval '1 second' where workspace_id = $1")
                                .execute(Tuple.of(workspace.id().value())))
                .await()
                .indefinitely();

        await().atMost(SOON).untilAsserted(() -> me(key.getString("secret")).statusCode(401));
    }

    @Test
    void attack37ShouldForbidWhatIsOutOfScope() {
        var key = create(Map.of("name", "reports", "scopes", List.of("users:read")));

        as(key).get("/v1/users").then().statusCode(200);
        as(key).get("/v1/teams").then().statusCode(403).body("code", equalTo("forbidden"));
        as(key).get("/v1/api-keys").then().statusCode(403);
    }

    @Test
    void attack37ShouldForbidAnAddressThatIsNotAllowed() {
        var elsewhere = create(
                Map.of("name", "office", "scopes", List.of("users:read"), "allowed_ips", List.of("203.0.113.0/24")));
        var here = create(
                Map.of("name", "here", "scopes", List.of("users:read"), "allowed_ips", List.of("127.0.0.0/8", "::1")));

        me(elsewhere.getString("secret")).statusCode(403).body("code", equalTo("forbidden"));
        me(here.getString("secret")).statusCode(200);
    }

    @Test
    void shouldNotMakeAKeyThatDoesMoreThanItsMaker() {
        workspace
                .admin()
                .request()
                .contentType("application/json")
                .body(Map.of("name", "more", "scopes", List.of("workspace:manage")))
                .post("/v1/api-keys")
                .then()
                .statusCode(403);
        workspace
                .agent()
                .request()
                .contentType("application/json")
                .body(Map.of("name", "more", "scopes", List.of("users:read")))
                .post("/v1/api-keys")
                .then()
                .statusCode(403);
    }

    @Test
    void shouldNoteItsUse() {
        var key = create(Map.of("name", "reports", "scopes", List.of("users:read")));
        me(key.getString("secret")).statusCode(200);

        await().atMost(SOON)
                .untilAsserted(() -> workspace
                        .owner()
                        .request()
                        .get("/v1/api-keys/" + key.getString("id"))
                        .then()
                        .body("last_used_at", notNullValue()));
    }

    @Test
    void shouldCreateOnceForAnIdempotencyKeyAndKeepNoSecretInTheClear() {
        var body = Map.of("name", "once", "scopes", List.of("users:read"));
        var first = create("the-same", body);
        var again = workspace
                .owner()
                .request()
                .contentType("application/json")
                .header("Idempotency-Key", "the-same")
                .body(body)
                .post("/v1/api-keys")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .extract()
                .jsonPath();

        assertThat(again.getString("id")).isEqualTo(first.getString("id"));
        assertThat(again.getString("secret")).isEqualTo(first.getString("secret"));
        var kept = database.inWorkspace(
                        workspace.id(),
                        connection -> connection
                                .query("select string_agg(body, ' ') from idempotency_keys")
                                .execute()
                                .map(rows -> rows.iterator().next().getString(0)))
                .await()
                .indefinitely();
        assertThat(kept).isNotBlank().doesNotContain(first.getString("secret"), first.getString("client_id"));
    }

    @Test
    void attack39ShouldRefuseAWrongClientSecret() {
        var key = create(Map.of("name", "bot", "scopes", List.of("users:read")));
        var other = create(Map.of("name", "other", "scopes", List.of("users:read")));

        token(key.getString("client_id"), other.getString("secret"), null)
                .statusCode(401)
                .body("error", equalTo("invalid_client"));
        token(key.getString("client_id"), "wrong", null).statusCode(401).body("error", equalTo("invalid_client"));
        token("nobody", key.getString("secret"), null).statusCode(401).body("error", equalTo("invalid_client"));
    }

    @Test
    void attack39ShouldNotWidenTheScope() {
        var key = create(Map.of("name", "bot", "scopes", List.of("users:read", "teams:read")));

        for (var scope : List.of("users:manage", "users:read users:manage", "everything", "users:read  *")) {
            token(key.getString("client_id"), key.getString("secret"), scope)
                    .statusCode(400)
                    .body("error", equalTo("invalid_scope"))
                    .body("code", equalTo("invalid_scope"));
        }
    }

    @Test
    void shouldGiveATokenOfANarrowerScopeThatEndsWithTheKey() {
        var key = create(Map.of("name", "bot", "scopes", List.of("users:read", "teams:read")));
        var grant = token(key.getString("client_id"), key.getString("secret"), "users:read")
                .statusCode(200)
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(600))
                .body("scope", equalTo("users:read"))
                .body("refresh_token", equalTo(null))
                .extract()
                .<String>path("access_token");

        bearer(grant).get("/v1/users").then().statusCode(200);
        bearer(grant).get("/v1/teams").then().statusCode(403);

        workspace
                .owner()
                .request()
                .delete("/v1/api-keys/" + key.getString("id"))
                .then()
                .statusCode(204);
        await().atMost(SOON).untilAsserted(() -> me(grant).statusCode(401));
    }

    private JsonPath create(Map<String, ?> body) {
        return create(null, body);
    }

    private JsonPath create(@Nullable String idempotencyKey, Map<String, ?> body) {
        var headers = new HashMap<String, Object>();
        if (idempotencyKey != null) {
            headers.put("Idempotency-Key", idempotencyKey);
        }
        return workspace
                .owner()
                .request()
                .contentType("application/json")
                .headers(headers)
                .body(body)
                .post("/v1/api-keys")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static io.restassured.specification.RequestSpecification as(JsonPath key) {
        return bearer(key.getString("secret"));
    }

    private static io.restassured.specification.RequestSpecification bearer(String token) {
        return io.restassured.RestAssured.given().header("Authorization", "Bearer " + token);
    }
}
