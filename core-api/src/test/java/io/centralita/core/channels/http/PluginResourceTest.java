package io.centralita.core.channels.http;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.centralita.core.testing.TestWorkspaces;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PluginResourceTest {

    private static final String META = "data.find { it.id == 'meta-cloud' }.";

    @Inject
    TestWorkspaces workspaces;

    @Test
    void shouldShowEachPlugInWithItsOriginAbilitiesAndConformance() {
        workspaces
                .create()
                .owner()
                .request()
                .get("/v1/plugins")
                .then()
                .statusCode(200)
                .body(META + "spi", equalTo("[1.0,2.0)"))
                .body(META + "origin.source", equalTo("class_path"))
                .body(META + "config_schema.type", equalTo("object"))
                .body(META + "capabilities.sends", hasItem("template"))
                .body(META + "capabilities.receives", hasItem("voice"))
                .body(META + "capabilities.features", hasItem("typing"))
                .body(META + "conformance.verdict", equalTo("kept"))
                .body(META + "conformance.current", equalTo(true))
                .body(META + "conformance.kept", greaterThan(40))
                .body(META + "conformance.broken", equalTo(0))
                .body("data.find { it.id == 'in-memory' }.conformance", nullValue());
    }

    @Test
    void shouldGiveTheWholeReport() {
        workspaces
                .create()
                .owner()
                .request()
                .get("/v1/plugins/meta-cloud/conformance")
                .then()
                .statusCode(200)
                .body("channel", equalTo("meta-cloud"))
                .body("promises.find { it.name == 'shouldRefuseForgeries' }.verdict", equalTo("kept"));
    }

    @Test
    void shouldFindNoReportOfAPlugInThatCarriesNoneOrIsNotThere() {
        var owner = workspaces.create().owner();

        owner.request().get("/v1/plugins/in-memory/conformance").then().statusCode(404);
        owner.request().get("/v1/plugins/nobody/conformance").then().statusCode(404);
    }
}
