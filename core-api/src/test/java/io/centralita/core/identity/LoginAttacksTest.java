package io.centralita.core.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Attack cases 35, 36, 40 and 85: guessing at the door. The tests stand behind a trusted proxy to come from anywhere. */
@QuarkusTest
@TestProfile(LoginAttacksTest.BehindProxy.class)
class LoginAttacksTest {

    private static final String WRONG = "not the password at all";
    private static final int SAMPLES = 40;

    /** The test itself is the proxy. */
    public static final class BehindProxy implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("centralita.http.trusted-proxies", "127.0.0.0/8");
        }
    }

    @Inject
    TestWorkspaces workspaces;

    private TestWorkspace workspace;

    @BeforeEach
    void openWorkspace() {
        workspace = workspaces.create();
    }

    @Test
    void attack35ShouldSlowDownGuessesAtOneAccountAndLetItsOwnerInAfterTheWait() {
        var email = workspace.agent().email();
        var refusal = Stream.generate(() -> login("198.51.100.1", email, WRONG))
                .limit(20)
                .peek(answer -> assertThat(answer.statusCode()).isIn(401, 429))
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow(() -> new AssertionError("not slowed down within 20 attempts"));

        assertThat(Integer.parseInt(refusal.header("Retry-After"))).isBetween(1, 60);
        assertThat(refusal.<String>path("code")).isEqualTo("rate_limited");
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(login("198.51.100.1", email, TestWorkspaces.PASSWORD)
                                .statusCode())
                        .isEqualTo(200));
    }

    @Test
    void attack35ShouldSlowDownOneAddressThatTriesAThousandAccounts() {
        var slowed = 0;
        for (var attempt = 0; attempt < 1000; attempt++) {
            var status = login("198.51.100.2", "user" + attempt + "@example.test", WRONG)
                    .statusCode();
            assertThat(status).isIn(401, 429);
            slowed += status == 429 ? 1 : 0;
        }

        assertThat(slowed).isGreaterThan(900);
        assertThat(login("198.51.100.3", workspace.agent().email(), TestWorkspaces.PASSWORD)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void attack36ShouldTakeAsLongForAnUnknownUserAsForAKnownOne() {
        var known = new long[SAMPLES];
        var unknown = new long[SAMPLES];
        for (var sample = 0; sample < SAMPLES; sample++) {
            known[sample] = nanos(sample, known(sample));
            unknown[sample] = nanos(sample, UUID.randomUUID() + "@example.test");
        }

        assertThat(median(unknown)).isBetween(median(known) * 0.75, median(known) * 1.33);
    }

    @ParameterizedTest
    @MethodSource("oddBodies")
    void attack40ShouldNeverLetInWhatIsNoText(Object body) {
        for (var path : List.of("/v1/auth/login", "/v1/auth/refresh", "/v1/auth/logout", "/v1/auth/token")) {
            var status = given().contentType("application/json")
                    .body(body)
                    .post(path)
                    .statusCode();
            assertThat(status).as(path + " " + body).isIn(400, 401, 422);
        }
    }

    @ParameterizedTest
    @MethodSource("oddHeaders")
    void attack40ShouldNeverTakeAnOddHeader(String header) {
        given().header("Authorization", header)
                .get("/v1/me")
                .then()
                .statusCode(401)
                .body("code", equalTo("unauthenticated"));
    }

    @Test
    void attack85ShouldCountByTheAddressTheProxySaysNotByWhatTheClientSays() {
        var statuses = new HashMap<Integer, Integer>();
        for (var attempt = 0; attempt < 60; attempt++) {
            var status = given().contentType("application/json")
                    .header("X-Forwarded-For", "6.6.6." + attempt + ", 198.51.100.4")
                    .body(Map.of("email", "spoof" + attempt + "@example.test", "password", WRONG))
                    .post("/v1/auth/login")
                    .statusCode();
            statuses.merge(status, 1, Integer::sum);
        }

        assertThat(statuses).containsKey(429);
    }

    static List<Object> oddBodies() {
        return List.of(
                "null",
                "[]",
                "\"\"",
                "0",
                "true",
                "{}",
                "{\"email\":null,\"password\":null}",
                "{\"email\":\"\",\"password\":\"\"}",
                "{\"email\":[],\"password\":[]}",
                "{\"email\":{},\"password\":{}}",
                "{\"email\":{\"$gt\":\"\"},\"password\":{\"$gt\":\"\"}}",
                "{\"email\":true,\"password\":true}",
                "{\"email\":0,\"password\":0}",
                "{\"email\":\"a@b.test\\u0000\",\"password\":\"x\\u0000\"}",
                "{\"refresh_token\":null}",
                "{\"refresh_token\":\"\"}",
                "{\"refresh_token\":[\"a\"]}",
                "{\"refresh_token\":{}}",
                "{\"grant_type\":\"client_credentials\"}",
                "{\"grant_type\":\"client_credentials\",\"client_id\":null,\"client_secret\":null}",
                "{\"grant_type\":\"client_credentials\",\"client_id\":\"\",\"client_secret\":\"\"}",
                "{\"grant_type\":[],\"client_id\":{},\"client_secret\":true}",
                "{\"grant_type\":\"password\",\"client_id\":\"a\",\"client_secret\":\"b\"}",
                "");
    }

    static List<String> oddHeaders() {
        return Arrays.asList(
                "",
                "Bearer",
                "Bearer ",
                "Bearer null",
                "Bearer undefined",
                "Bearer []",
                "Bearer {}",
                "Bearer ..",
                "Bearer a.b.c",
                "Bearer ctl_",
                "Bearer ctl_live_",
                "Bearer ctl_live_000000000000_00000000000000000000000000000000000000",
                "Basic YTpi",
                "bearer",
                "Bearer " + "a".repeat(5000));
    }

    private String known(int sample) {
        var users = List.copyOf(workspace.users().values());
        return users.get(sample % users.size()).email();
    }

    private static long nanos(int sample, String email) {
        var start = System.nanoTime();
        assertThat(login("198.51.101." + sample, email, WRONG).statusCode()).isEqualTo(401);
        return System.nanoTime() - start;
    }

    private static double median(long[] samples) {
        var sorted = Arrays.stream(samples).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static Response login(String address, String email, String password) {
        return given().contentType("application/json")
                .header("X-Forwarded-For", address)
                .body(Map.of("email", email, "password", password))
                .post("/v1/auth/login");
    }
}
