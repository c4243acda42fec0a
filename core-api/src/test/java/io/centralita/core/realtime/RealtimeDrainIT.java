package io.centralita.core.realtime;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.core.boot.BootFolders;
import io.centralita.core.boot.RunningApplication;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The packaged application, sent away while a socket is open. */
class RealtimeDrainIT {

    private static final String PASSWORD = "correct horse battery staple";

    @Test
    void shouldSendClientsElsewhereAndStopSoon() throws Exception {
        try (var folders = new BootFolders();
                var application = RunningApplication.start(
                        folders.root(), Map.of("CENTRALITA_BOOTSTRAP_OWNER_PASSWORD", PASSWORD))) {
            await().atMost(Duration.ofSeconds(60)).until(application::isReady);
            try (var client = SocketClient.open(
                    URI.create("ws://127.0.0.1:" + application.port() + "/v1/realtime"),
                    "Authorization",
                    "Bearer " + token(application.port()))) {
                client.hello();
                client.identify("[{'topic':'workspace'}]");
                var since = System.nanoTime();

                var exitCode = application.terminate();

                assertThat(client.next("reconnect").path("after_ms").asInt()).isBetween(0, 2_000);
                assertThat(client.closeCode()).isEqualTo(4200);
                assertThat(exitCode).isEqualTo(143);
                assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(10));
                assertThat(application.log()).contains("centralita stopped");
            }
        }
    }

    private static String token(int port) {
        return given().port(port)
                .contentType("application/json")
                .body(Map.of("email", "owner@localhost", "password", PASSWORD, "workspace", "main"))
                .post("/v1/auth/login")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }
}
