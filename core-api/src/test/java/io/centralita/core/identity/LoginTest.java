package io.centralita.core.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.centralita.core.testing.TestWorkspaces;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LoginTest {

    @Inject
    TestWorkspaces workspaces;

    @Test
    void shouldTellWhoOneIs() {
        var workspace = workspaces.create();

        workspace
                .agent()
                .request()
                .get("/v1/me")
                .then()
                .statusCode(200)
                .body("id", equalTo(workspace.agent().id().toString()))
                .body("kind", equalTo("user"))
                .body("role", equalTo("agent"))
                .body("permissions", hasItem("messages:send"))
                .body("permissions", not(hasItem("users:manage")))
                .body("workspace.id", equalTo(workspace.id().toString()));
    }

    @Test
    void shouldRefuseWithoutToken() {
        given().get("/v1/me")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer")
                .body("code", equalTo("unauthenticated"));
    }

    @Test
    void shouldRefuseAWrongPasswordAndAnUnknownUserAlike() {
        var workspace = workspaces.create();
        for (var email : new String[] {workspace.agent().email(), "nobody@nowhere.test"}) {
            given().contentType("application/json")
                    .body(Map.of("email", email, "password", "not the password"))
                    .post("/v1/auth/login")
                    .then()
                    .statusCode(401)
                    .body("code", equalTo("unauthenticated"))
                    .body("detail", equalTo("The e-mail address or the password is wrong."));
        }
    }
}
