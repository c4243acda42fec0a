package io.centralita.core.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** openapi/openapi.yaml is what the running application says of itself. */
@QuarkusTest
class OpenApiSnapshotTest {

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Test
    void shouldPublishWhatTheApplicationDoes() throws IOException {
        var running = OpenApiDocument.normalised(given().get(management.resolve("/q/openapi?format=json"))
                .then()
                .statusCode(200)
                .extract()
                .asString());
        if (Boolean.getBoolean("openapi.update")) {
            OpenApiDocument.publish(running);
        }
        List<String> differences = new ArrayList<>();
        Differences.between("", OpenApiDocument.published(), running, differences);

        assertThat(differences)
                .as("openapi/openapi.yaml (-) and the application (+) differ. When the change is meant:"
                        + " mvn -pl core-api -am test -Dtest=OpenApiSnapshotTest -Dopenapi.update=true"
                        + " -Dsurefire.failIfNoSpecifiedTests=false")
                .isEmpty();
    }

    @Test
    void shouldDescribeEveryOperation() {
        assertThat(OpenApiDocument.operations()).isNotEmpty().allSatisfy((name, operation) -> {
            assertThat(operation.path("operationId").asText()).as(name).isNotEmpty();
            assertThat(operation.path("summary").asText()).as(name).isNotEmpty();
            assertThat(operation.path("tags")).as(name).hasSize(1);
            assertThat(operation.path("responses").has("500")).as(name).isTrue();
            assertThat(answersWithoutType(operation)).as(name).isEmpty();
        });
    }

    /** What is not in it makes nothing that a second time would make twice. */
    private static final Set<String> NEED_NO_KEY = Set.of("createTicket", "replayDeadLetter", "importHistory");

    @Test
    void shouldLetEveryCreationBeRepeatedUnderAKey() {
        assertThat(OpenApiDocument.operations()).allSatisfy((name, operation) -> {
            var responses = operation.path("responses");
            if (name.startsWith("post ")
                    && (responses.has("201") || responses.has("202"))
                    && !NEED_NO_KEY.contains(operation.path("operationId").asText())) {
                assertThat(operation.path("parameters").findValuesAsText("name"))
                        .as(name)
                        .contains("Idempotency-Key");
            }
        });
    }

    @Test
    void shouldNameEveryOperationOnce() {
        assertThat(OpenApiDocument.operations().values())
                .extracting(operation -> operation.path("operationId").asText())
                .doesNotHaveDuplicates();
    }

    private static List<JsonNode> answersWithoutType(JsonNode operation) {
        List<JsonNode> untyped = new ArrayList<>();
        operation
                .path("responses")
                .forEach(response -> response.path("content").forEach(media -> {
                    if (media.path("schema").isEmpty()) {
                        untyped.add(response);
                    }
                }));
        return untyped;
    }
}
