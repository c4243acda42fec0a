package io.centralita.core.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.centralita.core.identity.credentials.ResetToken;
import io.centralita.core.kernel.ids.UserId;
import io.centralita.core.testing.TestConversations;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestUser;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attack case 38: a forgotten password, and what could be done with its token. */
@QuarkusTest
class PasswordResetTest {

    private static final String WANTED = "a quite new pass phrase";

    @Inject
    TestWorkspaces workspaces;

    @Inject
    TestConversations rows;

    private TestWorkspace workspace;
    private TestUser agent;

    @BeforeEach
    void openWorkspace() {
        workspace = workspaces.create();
        agent = workspace.agent();
    }

    @Test
    void shouldSetAPasswordOnceAndEndEverySession() {
        var token = issued(workspace.admin(), agent.id());

        confirm(token, WANTED).statusCode(204);

        Api.me(agent.accessToken()).statusCode(401);
        Api.login(agent.email(), WANTED).statusCode(200);
        assertThat(rows.execute(
                        workspace.id(),
                        "select type from facts where workspace_id = $1 and type like 'user.password%' order by seq"))
                .extracting(row -> row.getString(0))
                .containsExactly("user.password_reset_issued", "user.password_changed");
    }

    @Test
    void attack38ShouldTakeATokenOnce() {
        var token = issued(workspace.admin(), agent.id());
        confirm(token, WANTED).statusCode(204);

        confirm(token, "another pass phrase 1").statusCode(404).body("code", equalTo("not_found"));

        Api.login(agent.email(), WANTED).statusCode(200);
    }

    @Test
    void attack38ShouldNotTakeATokenAfterASecondRequestNorAfterItsTime() {
        var first = issued(workspace.admin(), agent.id());
        var second = issued(workspace.admin(), agent.id());

        confirm(first, WANTED).statusCode(404);
        rows.execute(workspace.id(), "update password_resets set expires_at = now() where workspace_id = $1");
        confirm(second, WANTED).statusCode(404);
    }

    @Test
    void attack38ShouldNotTakeATokenForAnotherWorkspace() {
        var there = workspaces.create();
        var token = issued(workspace.admin(), agent.id());
        var strange = ResetToken.random(there.id()).text();
        var transplanted = strange.substring(0, 20) + token.substring(20);

        confirm(transplanted, WANTED).statusCode(404);
        confirm(strange, WANTED).statusCode(404);
        confirm("ctp_nonsense", WANTED).statusCode(404);
        reset(workspace.admin(), there.agent().id()).statusCode(404);
        confirm(token, WANTED).statusCode(204);
    }

    @Test
    void attack38ShouldNotTakeTheHostOfARequestIntoTheAnswer() {
        var answer = workspace
                .admin()
                .request()
                .header("Host", "evil.example")
                .header("X-Forwarded-Host", "evil.example")
                .urlEncodingEnabled(false)
                .post("/v1/users/" + agent.id() + ":reset-password")
                .then()
                .statusCode(201)
                .extract();

        assertThat(answer.asString() + answer.headers()).doesNotContain("evil");
    }

    @Test
    void shouldMakeOneTokenForAKey() {
        var first = reset(workspace.admin(), agent.id(), "forgotten").statusCode(201);
        var again = reset(workspace.admin(), agent.id(), "forgotten")
                .statusCode(201)
                .header("Idempotency-Replayed", equalTo("true"))
                .header("Cache-Control", equalTo("no-store"));
        String token = again.extract().path("token");

        assertThat(token).isEqualTo(first.extract().path("token"));
        assertThat(rows.execute(
                        workspace.id(),
                        "select 1 from facts where workspace_id = $1" + " and type = 'user.password_reset_issued'"))
                .hasSize(1);
        assertThat(rows.execute(workspace.id(), "select body from idempotency_keys where workspace_id = $1"))
                .extracting(row -> row.getString(0))
                .noneMatch(kept -> kept.contains(token));
        reset(workspace.admin(), workspace.viewer().id(), "forgotten")
                .statusCode(422)
                .body("code", equalTo("idempotency_key_reused"));
        confirm(token, WANTED).statusCode(204);
    }

    private static ValidatableResponse reset(TestUser by, UserId user, String key) {
        return by.request()
                .urlEncodingEnabled(false)
                .header("Idempotency-Key", key)
                .post("/v1/users/" + user + ":reset-password")
                .then();
    }

    @Test
    void shouldLetNobodyResetWhoMayDoMore() {
        reset(workspace.admin(), workspace.owner().id()).statusCode(403);
        reset(agent, workspace.viewer().id()).statusCode(403);
        reset(workspace.owner(), workspace.owner().id()).statusCode(201);
    }

    @Test
    void shouldKeepTheTokenOverAPasswordThatIsTooWeak() {
        var token = issued(workspace.admin(), agent.id());

        confirm(token, "short").statusCode(422).body("errors[0].pointer", equalTo("/new_password"));

        confirm(token, WANTED).statusCode(204);
    }

    @Test
    void shouldKeepNoTokenInTheClear() {
        var token = issued(workspace.admin(), agent.id());

        assertThat(rows.execute(
                        workspace.id(),
                        "select 1 from password_resets where workspace_id = $1 and position(convert_to($2, 'UTF8') in hash) > 0"
                                + " union all select 1 from facts where workspace_id = $1 and strpos(data, $2) > 0",
                        token))
                .isEmpty();
    }

    private static String issued(TestUser by, UserId user) {
        return reset(by, user)
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("token", startsWith("ctp_"))
                .extract()
                .path("token");
    }

    private static ValidatableResponse reset(TestUser by, UserId user) {
        return by.request()
                .urlEncodingEnabled(false)
                .post("/v1/users/" + user + ":reset-password")
                .then();
    }

    private static ValidatableResponse confirm(String token, String password) {
        return given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body(Map.of("token", token, "new_password", password))
                .post("/v1/auth/password-resets:confirm")
                .then();
    }
}
