package io.centralita.core.identity;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests that many tests of this room make. */
final class Api {

    private Api() {}

    static ValidatableResponse me(String token) {
        return given().header("Authorization", "Bearer " + token).get("/v1/me").then();
    }

    static ValidatableResponse login(String email, String password) {
        return post("/v1/auth/login", Map.of("email", email, "password", password));
    }

    static ValidatableResponse refresh(String token) {
        return post("/v1/auth/refresh", Map.of("refresh_token", token));
    }

    static ValidatableResponse token(String clientId, String secret, @Nullable String scope) {
        var form = new HashMap<>(
                Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", secret));
        if (scope != null) {
            form.put("scope", scope);
        }
        return given().formParams(form).post("/v1/auth/token").then();
    }

    static ValidatableResponse post(String path, Object body) {
        return given().contentType("application/json").body(body).post(path).then();
    }
}
