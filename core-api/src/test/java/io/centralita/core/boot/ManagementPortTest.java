package io.centralita.core.boot;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ManagementPortTest {

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Test
    void shouldBeReadyWithoutRedis() {
        given().get(management.resolve("/health/ready")).then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void shouldGiveMetrics() {
        given().get(management.resolve("/metrics"))
                .then()
                .statusCode(200)
                .body(containsString("jvm_memory_used_bytes"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health",
                "/metrics",
                "/q/health",
                "/q/metrics",
                "/q/dev-ui",
                "/q/openapi",
                "/q/swagger-ui",
                "/q"
            })
    void shouldKeepThePlatformsOwnPagesOffThePublicPort(String path) {
        given().get(path).then().statusCode(404);
    }
}
