package io.centralita.core.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The document says truly which doors open without a bearer token. */
@QuarkusTest
class BearerTest {

    private static final String NO_ID = "none";

    @Test
    void shouldAskForATokenWhereTheDocumentSaysSo() {
        Map<String, Boolean> published = new TreeMap<>();
        Map<String, Boolean> real = new TreeMap<>();
        OpenApiDocument.operations().forEach((name, operation) -> {
            published.put(name, !operation.has("security"));
            real.put(name, asksForToken(name, operation));
        });

        assertThat(real).isEqualTo(published);
    }

    private static boolean asksForToken(String name, JsonNode operation) {
        var place = name.split(" ");
        var answer = given().contentType(contentType(operation))
                .body("{\"refresh_token\":\"none\"}")
                .request(place[0].toUpperCase(java.util.Locale.ROOT), place[1].replaceAll("\\{[^}]*}", NO_ID));
        return answer.statusCode() == 401 && answer.path("detail").equals(missing());
    }

    private static String missing() {
        return given().get("/v1/me").path("detail");
    }

    private static String contentType(JsonNode operation) {
        return operation.path("requestBody").path("content").has("application/merge-patch+json")
                ? "application/merge-patch+json"
                : "application/json";
    }
}
