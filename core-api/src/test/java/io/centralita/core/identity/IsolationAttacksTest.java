package io.centralita.core.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.not;

import io.centralita.core.kernel.ids.TeamId;
import io.centralita.core.kernel.ids.UserId;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestUser;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attack cases 9, 13 and 15 on what this room keeps, and the 404 of another workspace's ids. */
@QuarkusTest
class IsolationAttacksTest {

    @Inject
    TestWorkspaces workspaces;

    private TestWorkspace a;
    private TestWorkspace b;

    @BeforeEach
    void openTwoWorkspaces() {
        a = workspaces.create();
        b = workspaces.create();
    }

    @Test
    void attack1ShouldAnswerAnotherWorkspacesUserLikeARandomOne() {
        var foreign = problemOf(a.owner(), "/v1/users/" + b.agent().id());
        var random = problemOf(a.owner(), "/v1/users/" + UserId.next());

        assertThat(foreign).isEqualTo(random);
        a.owner()
                .request()
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"1\"")
                .body(Map.of("status", "disabled"))
                .patch("/v1/users/" + b.agent().id())
                .then()
                .statusCode(404);
        Api.me(b.agent().accessToken()).statusCode(200);
        a.owner().request().get("/v1/users/not-an-id").then().statusCode(404);
    }

    @Test
    void attack9ShouldIgnoreANamedWorkspace() {
        a.owner()
                .request()
                .header("X-Workspace-Id", b.id().toString())
                .get("/v1/me")
                .then()
                .statusCode(200)
                .body("workspace.id", equalTo(a.id().toString()));
        var users = a.owner()
                .request()
                .header("X-Workspace-Id", b.id().toString())
                .get("/v1/users")
                .then()
                .statusCode(200)
                .extract()
                .<List<String>>path("data.id");
        assertThat(users).hasSize(5).doesNotContain(b.owner().id().toString());
    }

    @Test
    void attack13ShouldForbidWhatTheRoleDoesNotGive() {
        for (var user : List.of(a.agent(), a.viewer(), a.supervisor())) {
            create(user, Map.of("email", "x@x.test", "name", "X", "role", "agent"))
                    .statusCode(403);
            user.request().get("/v1/api-keys").then().statusCode(403);
            user.request()
                    .contentType("application/json")
                    .body(Map.of("name", "Team"))
                    .post("/v1/teams")
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("forbidden"));
        }
    }

    @Test
    void attack13ShouldNotLetAnAdminMakeOrTouchAnOwner() {
        create(a.admin(), Map.of("email", "x@x.test", "name", "X", "role", "owner"))
                .statusCode(403);
        patch(a.admin(), a.agent(), Map.of("role", "owner")).statusCode(403);
        patch(a.admin(), a.owner(), Map.of("status", "disabled")).statusCode(403);
        patch(a.admin(), a.admin(), Map.of("role", "owner")).statusCode(403);
    }

    @Test
    void attack15ShouldRefuseFieldsThatAreNotOnesToSet() {
        for (var field : List.of("workspace_id", "id", "created_at", "version", "email", "password_hash", "balance")) {
            patch(a.owner(), a.agent(), Map.of(field, "x"))
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/" + field));
            create(a.owner(), Map.of("email", "x@x.test", "name", "X", "role", "agent", field + "_", 1))
                    .statusCode(422);
        }
        create(a.owner(), Map.of("email", "x@x.test", "name", "X", "role", "agent", "workspace_id", b.id().toString()))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/workspace_id"));
    }

    @Test
    void shouldNotPutAnotherWorkspacesUserIntoATeam() {
        var team = a.owner()
                .request()
                .contentType("application/json")
                .body(Map.of("name", "Sales"))
                .post("/v1/teams")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");

        a.owner()
                .request()
                .put("/v1/teams/" + team + "/members/" + b.agent().id())
                .then()
                .statusCode(404);
        b.owner()
                .request()
                .put("/v1/teams/" + team + "/members/" + b.agent().id())
                .then()
                .statusCode(404);
        b.owner().request().get("/v1/teams/" + team).then().statusCode(404);
        b.owner().request().get("/v1/teams").then().statusCode(200).body("data.id", everyItem(not(in(List.of(team)))));
        a.owner().request().get("/v1/teams/" + TeamId.next()).then().statusCode(404);
    }

    @Test
    void shouldAskForATokenUnderEverySpellingOfAPath() {
        for (var path : List.of(
                "/v1/users", "/v1/users/", "/v1//users", "//v1/users", "/v1/%75sers", "/v1;a=b/users", "/v1/none")) {
            var status = given().urlEncodingEnabled(false).get(path).statusCode();
            assertThat(status).as(path).isIn(401, 404);
        }
        given().get("/v1/users").then().statusCode(401);
        given().get("/v1/none").then().statusCode(401);
    }

    private static Map<String, Object> problemOf(TestUser user, String path) {
        var problem = new HashMap<String, Object>(user.request()
                .get(path)
                .then()
                .statusCode(404)
                .extract()
                .jsonPath()
                .getMap(""));
        problem.remove("request_id");
        problem.remove("instance");
        return problem;
    }

    private static io.restassured.response.ValidatableResponse create(TestUser user, Map<String, ?> body) {
        return user.request()
                .contentType("application/json")
                .body(body)
                .post("/v1/users")
                .then();
    }

    private static io.restassured.response.ValidatableResponse patch(
            TestUser by, TestUser user, Map<String, ?> change) {
        var etag = by.request().get("/v1/users/" + user.id()).header("ETag");
        return by.request()
                .contentType("application/merge-patch+json")
                .header("If-Match", etag)
                .body(change)
                .patch("/v1/users/" + user.id())
                .then();
    }
}
