package io.centralita.core.kernel.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attack cases 83, 84, 86, 87 and 88. */
@QuarkusTest
class HttpGateTest {

    @TestHTTPResource("/")
    URI root;

    @ParameterizedTest
    @CsvSource({"TRACE,405", "CONNECT,405", "PROPFIND,501", "SPY,501", "get,501"})
    void shouldTakeOnlyTheMethodsThatExist(String method, int status) throws IOException {
        assertThat(raw(method + " /v1/errors HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method"})
    void shouldIgnoreAMethodOverride(String header) {
        given().header(header, "DELETE").get("/v1/errors").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /v1/failing-doors/trees HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /v1/errors HTTP/1.1\r\nHost: a\r\n\r\n",
                "POST /v1/failing-doors/trees HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\n1234",
                "POST /v1/failing-doors/trees HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n1\r\n0\r\n\r\n",
                "GET /v1/errors HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n"
            })
    void shouldRefuseARequestOfTwoLengths(String request) throws IOException {
        var answer = raw(request);

        assertThat(answer)
                .satisfiesAnyOf(
                        text -> assertThat(text).startsWith("HTTP/1.1 400"),
                        text -> assertThat(text).isEmpty());
        assertThat(answer.split("HTTP/1.1 ", -1).length).as("answers").isLessThanOrEqualTo(2);
    }

    @Test
    void shouldGiveAnUnknownOriginNoAccess() {
        given().header("Origin", "https://evil.example")
                .get("/v1/errors")
                .then()
                .header("Access-Control-Allow-Origin", nullValue())
                .header("Access-Control-Allow-Credentials", nullValue());
        given().header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .options("/v1/errors")
                .then()
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void shouldKeepAPlainRequestIdAndReplaceAnyOther() {
        given().header("X-Request-Id", "abc-1.2_3")
                .get("/v1/errors")
                .then()
                .header("X-Request-Id", equalTo("abc-1.2_3"));
        given().header("X-Request-Id", "a b\"<script>")
                .get("/v1/errors")
                .then()
                .header("X-Request-Id", not(equalTo("a b\"<script>")));
        given().header("X-Request-Id", "a".repeat(129))
                .get("/v1/errors")
                .then()
                .header("X-Request-Id", not(equalTo("a".repeat(129))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/dev",
                "/q/dev-ui",
                "/q/health",
                "/q/metrics",
                "/q/openapi",
                "/q/swagger-ui",
                "/health",
                "/metrics"
            })
    void shouldKeepThePlatformsOwnDoorsOffThePublicPort(String path) {
        given().get(path).then().statusCode(404);
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(root.getHost(), root.getPort())) {
            socket.setSoTimeout(3000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readNBytes(4096), StandardCharsets.UTF_8);
        } catch (java.net.SocketTimeoutException keptOpen) {
            return "kept open";
        }
    }
}
