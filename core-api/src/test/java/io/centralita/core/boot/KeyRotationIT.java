package io.centralita.core.boot;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.specification.RequestSpecification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The operator's three steps of docs/operate.md: rename the key, start, remove the old one. */
class KeyRotationIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PASSWORD = "rotate-these-keys-7";

    BootFolders folders;

    @BeforeEach
    void makeFolders() throws Exception {
        folders = new BootFolders();
    }

    @AfterEach
    void removeFolders() throws Exception {
        folders.close();
    }

    @Test
    void shouldSealEverythingAgainSoThatTheOldKeyCanGo() throws Exception {
        Path keys = folders.data().resolve("secrets");
        String channel;
        try (RunningApplication first = started()) {
            channel = asOwner(first)
                    .body(Map.of("plugin", "meta-cloud", "name", "Sealed", "config", config()))
                    .post("/v1/channels")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            first.terminate();
        }
        Files.move(keys.resolve("master.key"), keys.resolve("old.key"));
        try (RunningApplication rotated = started()) {
            shows(rotated, channel);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(rotated.log())
                            .containsPattern("key [0-9a-f]{8} seals every stored secret \\(2 sealed again\\)"));
            rotated.terminate();
        }
        Files.delete(keys.resolve("old.key"));
        try (RunningApplication after = started()) {
            shows(after, channel);
            assertThat(after.log()).doesNotContain("sealed again", "ERROR");
            after.terminate();
        }
    }

    private RunningApplication started() throws Exception {
        RunningApplication application =
                RunningApplication.start(folders.root(), Map.of("CENTRALITA_BOOTSTRAP_OWNER_PASSWORD", PASSWORD));
        await().atMost(PATIENCE).until(application::isReady);
        return application;
    }

    private static void shows(RunningApplication application, String channel) {
        asOwner(application)
                .get("/v1/channels/" + channel)
                .then()
                .statusCode(200)
                .body("config.phone_number_id", equalTo("310000000000001"))
                .body("config.access_token", equalTo("***"));
    }

    private static RequestSpecification asOwner(RunningApplication application) {
        String token = given().baseUri(url(application))
                .contentType("application/json")
                .body(Map.of("email", "owner@localhost", "password", PASSWORD, "workspace", "main"))
                .post("/v1/auth/login")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
        return given().baseUri(url(application))
                .header("Authorization", "Bearer " + token)
                .contentType("application/json");
    }

    private static String url(RunningApplication application) {
        return "http://127.0.0.1:" + application.port();
    }

    private static Map<String, Object> config() {
        return Map.of(
                "phone_number_id", "310000000000001",
                "waba_id", "209900000000001",
                "access_token", "a-token-of-the-rotation-test",
                "app_secret", "a-secret-of-the-rotation-test",
                "verify_token", "a-word-of-the-rotation-test");
    }
}
