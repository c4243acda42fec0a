package io.centralita.core.kernel.http;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.centralita.core.testing.TestWorkspaces;
import io.quarkus.test.junit.QuarkusTest;
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
        workspaces
                .create()
                .agent()
                .request()
                .get(DOOR)
                .then()
                .statusCode(200)
                .header("RateLimit-Policy", containsString("\"workspace\";q="))
                .header("RateLimit", matchesPattern("\"principal\";r=[0-9]+;t=60"));
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
}
