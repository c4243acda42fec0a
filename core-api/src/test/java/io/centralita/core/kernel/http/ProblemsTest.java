package io.centralita.core.kernel.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.problem.ProblemCode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ProblemsTest {

    private static final String DOORS = "/v1/failing-doors";

    @TestHTTPResource("/")
    URI root;

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void shouldAnswerEachCodeWithItsStatusAndTheWholeBody(ProblemCode code) {
        var answer = given().header("X-Request-Id", "req-42").get(DOORS + "/failures/" + code);

        problem(answer, code.status(), code.wire())
                .header("X-Request-Id", equalTo("req-42"))
                .body("type", equalTo("/v1/errors/" + code.wire()))
                .body("title", equalTo(code.title()))
                .body("detail", equalTo("On purpose."))
                .body("instance", equalTo("urn:centralita:request:req-42"))
                .body("request_id", equalTo("req-42"))
                .body("retryable", equalTo(code.retryable()))
                .body("errors", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "sql"})
    void shouldTellNothingOfWhatItCannotName(String kind) {
        var answer = given().get(DOORS + "/failures/" + kind);

        problem(answer, 500, "internal_error");
        assertThat(answer.asString())
                .doesNotContain("select", "selct", "db.internal", "Exception", "/root", "io.centralita", "42601");
    }

    @ParameterizedTest
    @ValueSource(strings = {"refused", "terminated", "starting", "paused"})
    void shouldAnswer503WithRetryAfterWhenTheDatabaseIsAway(String kind) {
        problem(given().get(DOORS + "/failures/" + kind), 503, "database_unavailable")
                .header("Retry-After", equalTo("2"))
                .body("retryable", equalTo(true));
    }

    @Test
    void shouldRoundTheWaitUpToWholeSeconds() {
        problem(given().get(DOORS + "/failures/later"), 429, "rate_limited").header("Retry-After", equalTo("2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1", "cnv_1", "usr_01jd3v0000000000000000000a", "cnv_81jd3v0000000000000000000a", "cnv_'; drop"})
    void shouldAnswer404ForAPathThatIsNoId(String id) {
        problem(given().get(DOORS + "/conversations/{id}", id), 404, "not_found");
        given().get(DOORS + "/conversations/{id}", ConversationId.next().toString())
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"label\":\"a\",\"hint\":1}|422|validation_failed|/hint|unknown_field",
                "{\"label\":\"a\",\"receiver\":\"usr_x\"}|422|validation_failed|/receiver|malformed_id",
                "{\"label\":\"a\",\"amount\":\"many\"}|422|validation_failed|/amount|wrong_type",
                "{\"label\":\"a\",\"amount\":1.5}|422|validation_failed|/amount|wrong_type",
                "{\"label\":[]}|422|validation_failed|/label|wrong_type",
                "{\"label\":\"long\"}|422|validation_failed|/label|size",
                "[]|422|validation_failed||wrong_type"
            })
    void shouldNameTheFieldOfAJsonThatDoesNotFit(String body, int status, String code, String pointer, String field) {
        problem(post("/parcels", body), status, code)
                .body("errors", hasSize(1))
                .body("errors[0].pointer", equalTo(pointer == null ? "" : pointer))
                .body("errors[0].code", equalTo(field))
                .body("errors[0].detail", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"label\":\"a\",\"label\":\"b\"}",
                "{\"label\":\"a\"} {}",
                "nonsense",
                "{\"label\":\"\\ud800\"",
                "{'label':1}"
            })
    void shouldAnswer400ForWhatIsNoJson(String body) {
        problem(post("/parcels", body), 400, "malformed_request");
    }

    @Test
    void shouldReadADepthOf64AndRefuseMore() {
        post("/trees", nested(64)).then().statusCode(200);
        problem(post("/trees", nested(65)), 400, "malformed_request");
        problem(post("/trees", nested(1000)), 400, "malformed_request");
    }

    @Test
    void shouldRefuseABodyOver2MiBWithItsLengthToldOrNot() throws IOException {
        var large = "\"" + "a".repeat(2 << 20) + "\"";

        problem(post("/trees", large), 413, "payload_too_large");
        assertThat(chunked(large)).startsWith("HTTP/1.1 413").contains("\"code\":\"payload_too_large\"");
    }

    @Test
    void shouldAnswerWhatNoResourceTakes() {
        problem(given().get("/nowhere"), 404, "not_found");
        problem(given().get("/v1/nowhere"), 404, "not_found");
        problem(given().delete(DOORS + "/parcels"), 405, "method_not_allowed");
        problem(given().contentType("text/csv").body("a").post(DOORS + "/parcels"), 415, "unsupported_media_type");
        problem(
                given().accept("image/png")
                        .contentType(ContentType.JSON)
                        .body("{}")
                        .post(DOORS + "/parcels"),
                406,
                "not_acceptable");
    }

    @Test
    void shouldAskForThePreconditionAndRefuseAStaleOne() {
        problem(given().put(DOORS + "/versioned"), 428, "precondition_required");
        problem(given().header("If-Match", "\"6\"").put(DOORS + "/versioned"), 412, "precondition_failed");
        problem(given().header("If-Match", "W/\"7\"").put(DOORS + "/versioned"), 412, "precondition_failed");
        given().header("If-Match", "\"6\", \"7\"")
                .put(DOORS + "/versioned")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"8\""));
    }

    @Test
    void shouldMergeAPatchOfKnownFieldsOnly() {
        patch("{\"name\":\"after\"}").then().statusCode(200).body(equalTo("\"after\""));
        patch("{}").then().statusCode(200).body(equalTo("\"before\""));
        patch("{\"name\":null}").then().statusCode(200).body(equalTo("\"null\""));
        problem(patch("{\"workspace_id\":\"x\"}"), 422, "validation_failed")
                .body("errors[0].pointer", equalTo("/workspace_id"));
        problem(patch("{\"name\":7}"), 422, "validation_failed");
        problem(patch("{\"name\":\"much too long\"}"), 422, "validation_failed");
        problem(patch("[]"), 422, "validation_failed");
    }

    @Test
    void shouldServeTheCatalogue() {
        given().get("/v1/errors").then().statusCode(200).body("data", hasSize(ProblemCode.values().length));
        given().get("/v1/errors/rate_limited")
                .then()
                .statusCode(200)
                .body("status", equalTo(429))
                .body("retryable", equalTo(true));
        problem(given().get("/v1/errors/none"), 404, "not_found");
    }

    static ValidatableResponse problem(Response answer, int status, String code) {
        return answer.then()
                .statusCode(status)
                .contentType(Problem.MEDIA_TYPE)
                .header("X-Request-Id", notNullValue())
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("X-Powered-By", nullValue())
                .body("code", equalTo(code))
                .body("status", equalTo(status));
    }

    private static Response post(String path, String body) {
        return given().contentType(ContentType.JSON).body(body).post(DOORS + path);
    }

    private static Response patch(String body) {
        return given().contentType(MergePatch.MEDIA_TYPE).body(body.getBytes()).patch(DOORS + "/patched");
    }

    private String chunked(String body) throws IOException {
        try (var socket = new Socket(root.getHost(), root.getPort())) {
            var head = "POST " + DOORS + "/trees HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                    + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n";
            var chunk = Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
            socket.getOutputStream().write((head + chunk).getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }
}
