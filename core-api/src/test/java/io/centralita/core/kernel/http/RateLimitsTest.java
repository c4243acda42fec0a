package io.centralita.core.kernel.http;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Attack case 85 among them. */
@QuarkusTest
class RateLimitsTest {

    private static final String DOOR = "/v1/contacts";

    @Inject
    TestWorkspaces workspaces;

    @Inject
    RateLimits limits;

    @Test
    void shouldSayTheLimitsWithEachAnswer() {
        limited(workspaces.create().agent().request().get(DOOR).then().statusCode(200));
    }

    @Test
    void shouldRefuseWhoAskedTooMuchWhateverAddressItClaims() {
        var here = workspaces.create();
        limits.exhaust(here.agent().id().value(), Duration.ofSeconds(30));

        for (var attempt = 0; attempt < 3; attempt++) {
            here.agent()
                    .request()
                    .header("X-Forwarded-For", "203.0.113." + attempt)
                    .get(DOOR)
                    .then()
                    .statusCode(429)
                    .header("Retry-After", matchesPattern("30|29"))
                    .body("code", equalTo("rate_limited"))
                    .body("retryable", equalTo(true));
        }
        here.admin().request().get(DOOR).then().statusCode(200);
    }

    /** Files come and go by routes of their own, which stream. */
    @Test
    void shouldCountFilesThatComeAndGo() {
        var here = workspaces.create();
        var content = limited(upload(here.agent()).statusCode(201)).extract().path("id") + "/content";
        limited(here.agent().request().get("/v1/media/" + content).then().statusCode(200));

        limits.exhaust(here.agent().id().value(), Duration.ofSeconds(30));

        refused(upload(here.agent()));
        refused(here.agent().request().get("/v1/media/" + content).then());
        refused(here.agent().request().get("/v1/media/med_nonsense/content").then());
        upload(here.admin()).statusCode(201);
    }

    private static ValidatableResponse upload(TestUser user) {
        return user.request()
                .contentType("text/plain")
                .body("a file")
                .post("/v1/media")
                .then();
    }

    private static ValidatableResponse limited(ValidatableResponse answer) {
        return answer.header("RateLimit-Policy", containsString("\"workspace\";q="))
                .header("RateLimit", matchesPattern("\"principal\";r=[0-9]+;t=60"));
    }

    private static void refused(ValidatableResponse answer) {
        answer.statusCode(429).header("Retry-After", matchesPattern("30|29")).body("code", equalTo("rate_limited"));
    }
}
