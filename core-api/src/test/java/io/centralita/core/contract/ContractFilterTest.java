package io.centralita.core.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Planted answers: the filter must see each fault, or it proves nothing anywhere. */
class ContractFilterTest {

    private static final String ERROR = "/v1/errors/not_found";
    private static final String TEAM = "/v1/teams/team_01jd3v7qk8e5t9x2c4b6n8m0aa";
    private static final String GOOD_ERROR =
            "{'code':'not_found','status':404,'title':'There is no such resource','retryable':false}";
    private static final String GOOD_TEAM = "{'id':'team_01jd3v7qk8e5t9x2c4b6n8m0aa','name':'Sales','member_ids':[],"
            + "'version':1,'created_at':'2026-11-24T07:00:00Z','updated_at':'2026-11-24T07:00:00Z'}";

    private HttpServer server;
    private int status = 200;
    private String type = "application/json";
    private @Nullable String etag = "\"1\"";
    private String body = "";

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", type);
            if (etag != null) {
                exchange.getResponseHeaders().add("ETag", etag);
            }
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void shouldLetThroughWhatIsPublished() {
        body = GOOD_ERROR;
        assertThatCode(() -> get(ERROR)).doesNotThrowAnyException();
        body = GOOD_TEAM;
        assertThatCode(() -> get(TEAM)).doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseAWrongType() {
        body = GOOD_ERROR.replace("404", "'404'");
        assertRefused(ERROR, "status");
    }

    @Test
    void shouldRefuseAMissingMember() {
        body = GOOD_ERROR.replace(",'retryable':false", "");
        assertRefused(ERROR, "retryable");
    }

    @Test
    void shouldRefuseAMemberThatIsNotDocumented() {
        body = GOOD_ERROR.replace("{'code'", "{'secret':'x','code'");
        assertRefused(ERROR, "secret");
    }

    @Test
    void shouldRefuseNullWhereNoneIsPublished() {
        body = GOOD_TEAM.replace("'Sales'", "null");
        assertRefused(TEAM, "name");
    }

    @Test
    void shouldRefuseAnotherKindOfId() {
        body = GOOD_TEAM.replace("team_", "usr_");
        assertRefused(TEAM, "id");
    }

    @Test
    void shouldRefuseWhatIsNoTime() {
        body = GOOD_TEAM.replace("2026-11-24T07:00:00Z", "yesterday");
        assertRefused(TEAM, "created_at");
    }

    @Test
    void shouldRefuseAStatusThatIsNotDocumented() {
        status = 418;
        body = GOOD_ERROR;
        assertRefused(ERROR, "status is not documented");
    }

    @Test
    void shouldRefuseAnotherContentType() {
        type = "text/html";
        body = GOOD_ERROR;
        assertRefused(ERROR, "text/html");
    }

    @Test
    void shouldRefuseAMissingHeader() {
        etag = null;
        body = GOOD_TEAM;
        assertRefused(TEAM, "ETag");
    }

    @Test
    void shouldRefuseAProblemThatIsNone() {
        status = 404;
        type = "application/problem+json";
        body = "{'message':'no'}";
        assertRefused(TEAM, "request_id");
    }

    @Test
    void shouldLeaveOtherPathsAlone() {
        status = 418;
        assertThatCode(() -> get("/hooks/chn_1")).doesNotThrowAnyException();
        assertThatCode(() -> get("/nonsense")).doesNotThrowAnyException();
    }

    private void assertRefused(String path, String reason) {
        assertThatThrownBy(() -> get(path)).isInstanceOf(AssertionError.class).hasMessageContaining(reason);
    }

    private void get(String path) {
        given().noFiltersOfType(ContractFilter.class)
                .filter(new ContractFilter())
                .baseUri("http://127.0.0.1")
                .port(server.getAddress().getPort())
                .get(path)
                .then()
                .statusCode(status);
    }
}
