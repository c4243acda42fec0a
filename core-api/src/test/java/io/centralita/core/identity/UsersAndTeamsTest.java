package io.centralita.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.facts.FactLog;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UsersAndTeamsTest {

    @Inject
    TestWorkspaces workspaces;

    @Inject
    Database database;

    @Inject
    FactLog log;

    private TestWorkspace workspace;

    @BeforeEach
    void openWorkspace() {
        workspace = workspaces.create();
    }

    @Test
    void shouldCreateAUserThatLogsInAndTellIt() {
        var created = post("/v1/users", Map.of("email", "Ana@Example.TEST", "name", "Ana Prado", "role", "agent"))
                .statusCode(201)
                .header("Location", startsWith("/v1/users/usr_"))
                .body("email", equalTo("ana@example.test"))
                .body("role", equalTo("agent"))
                .body("status", equalTo("active"))
                .body("capacity", equalTo(10))
                .body("team_ids", empty())
                .body("created_at", notNullValue())
                .extract()
                .jsonPath();

        Api.post(
                        "/v1/auth/login",
                        Map.of(
                                "email", "ana@example.test",
                                "password", created.getString("initial_password"),
                                "workspace", workspace.slug()))
                .statusCode(200);
        assertThat(facts()).contains("user.created");
    }

    @Test
    void shouldRefuseASecondUserOfAnAddressAndBadFields() {
        post("/v1/users", Map.of("email", workspace.agent().email(), "name", "Ana", "role", "agent"))
                .statusCode(409)
                .body("code", equalTo("already_exists"));
        post("/v1/users", Map.of("email", "no address", "name", "Ana", "role", "agent"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/email"));
        post("/v1/users", Map.of("email", "a@b.test", "name", "Ana", "role", "emperor"))
                .statusCode(422);
        post("/v1/users", Map.of("email", "a@b.test", "name", "Ana", "role", "agent", "password", "password1234"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/password"));
        post("/v1/users", Map.of("name", "Ana", "role", "agent"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/email"));
    }

    @Test
    void shouldChangeAUserOnlyFromTheVersionThatWasRead() {
        var path = "/v1/users/" + workspace.agent().id();
        var owner = workspace.owner();
        owner.request().get(path).then().statusCode(200).header("ETag", "\"1\"");

        patch(path, null, Map.of("capacity", 3)).statusCode(428);
        patch(path, "\"1\"", Map.of("capacity", 3))
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("capacity", equalTo(3));
        patch(path, "\"1\"", Map.of("capacity", 4)).statusCode(412);
        patch(path, "\"2\"", Map.of("capacity", "many")).statusCode(422);
        patch(path, "\"2\"", Map.of("capacity", -1)).statusCode(422);
        owner.request().get(path).then().body("capacity", equalTo(3));
    }

    @Test
    void shouldKeepTheLastOwner() {
        var path = "/v1/users/" + workspace.owner().id();

        patch(path, "\"1\"", Map.of("status", "disabled")).statusCode(409);
        patch(path, "\"1\"", Map.of("role", "admin")).statusCode(409);

        workspaces.addUser(workspace, Role.OWNER);
        patch(path, "\"1\"", Map.of("role", "admin")).statusCode(200);
    }

    @Test
    void shouldListPageByPage() {
        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var request = workspace.owner().request().queryParam("limit", 2);
            if (!cursor.isEmpty()) {
                request.queryParam("cursor", cursor);
            }
            var page = request.get("/v1/users").then().statusCode(200).extract().jsonPath();
            seen.addAll(page.getList("data.id", String.class));
            cursor = page.getBoolean("has_more") ? page.getString("next_cursor") : "";
        } while (!cursor.isEmpty());

        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
        workspace
                .owner()
                .request()
                .queryParam("cursor", "bm90IG91cnM")
                .get("/v1/users")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_cursor"));
    }

    @Test
    void shouldKeepTeamsAndTheirMembers() {
        var team = post("/v1/teams", Map.of("name", "Sales"))
                .statusCode(201)
                .body("member_ids", empty())
                .extract()
                .<String>path("id");
        post("/v1/teams", Map.of("name", "sales")).statusCode(409);
        var path = "/v1/teams/" + team;
        var agent = workspace.agent().id().toString();

        workspace
                .owner()
                .request()
                .put(path + "/members/" + agent)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("member_ids", contains(agent));
        workspace
                .owner()
                .request()
                .put(path + "/members/" + agent)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        workspace.agent().request().get("/v1/me").then().body("team_ids", contains(team));
        patch(path, "\"2\"", Map.of("name", "Sales south")).statusCode(200).body("name", equalTo("Sales south"));
        workspace
                .owner()
                .request()
                .delete(path + "/members/" + agent)
                .then()
                .statusCode(200)
                .body("member_ids", empty());
        workspace.agent().request().get(path).then().statusCode(200);

        workspace.owner().request().header("If-Match", "*").delete(path).then().statusCode(204);
        workspace.owner().request().get(path).then().statusCode(404);
        assertThat(facts()).contains("team.created", "team.updated", "team.deleted");
    }

    @Test
    void shouldShowRolesAsPermissions() {
        workspace
                .agent()
                .request()
                .get("/v1/roles")
                .then()
                .statusCode(200)
                .body("data", hasSize(5))
                .body("data.name", containsInAnyOrder("owner", "admin", "supervisor", "agent", "viewer"))
                .body("data.find { it.name == 'agent' }.permissions", hasItem("conversations:read_own"))
                .body("data.find { it.name == 'viewer' }.permissions", not(hasItem("messages:send")));
    }

    private ValidatableResponse post(String path, Map<String, ?> body) {
        return workspace
                .owner()
                .request()
                .contentType("application/json")
                .body(body)
                .post(path)
                .then();
    }

    private ValidatableResponse patch(String path, @Nullable String version, Map<String, ?> body) {
        var request = workspace.owner().request().contentType("application/merge-patch+json");
        if (version != null) {
            request.header("If-Match", version);
        }
        return request.body(body).patch(path).then();
    }

    private java.util.List<String> facts() {
        return database
                .inWorkspace(workspace.id(), connection -> log.read(connection, workspace.id(), 0, 1000))
                .await()
                .indefinitely()
                .stream()
                .map(fact -> fact.draft().type())
                .toList();
    }
}
