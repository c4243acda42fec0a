package io.centralita.core.chaos;

import static io.restassured.RestAssured.given;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** A person who logs in again in time, since a token ends after ten minutes; while the node is dead the old one must do. */
final class ChaosLogin {

    private static final Duration USED = Duration.ofMinutes(4);

    private final String url;
    private final Map<String, String> words;
    private String token;
    private long since;

    ChaosLogin(String url, String email, String password) {
        this.url = url;
        this.words = Map.of("email", email, "password", password, "workspace", "main");
        this.token = login();
    }

    synchronized String token() {
        if (System.nanoTime() - since > USED.toNanos() && isThere()) {
            token = login();
        }
        return token;
    }

    private String login() {
        since = System.nanoTime();
        return given().baseUri(url)
                .contentType("application/json")
                .body(words)
                .post("/v1/auth/login")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    private boolean isThere() {
        var address = URI.create(url);
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), 1_000);
            return true;
        } catch (IOException dead) {
            return false;
        }
    }
}
