package io.centralita.core.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DocumentRoutesTest {

    @ParameterizedTest
    @ValueSource(strings = {"openapi", "asyncapi"})
    void shouldServeThePublishedDocumentToEverybody(String name) throws IOException {
        var served = given().get("/" + name)
                .then()
                .statusCode(200)
                .contentType("application/yaml")
                .extract()
                .asString();

        assertThat(served).isEqualTo(Files.readString(Path.of("../openapi", name + ".yaml")));
    }
}
