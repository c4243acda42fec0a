package io.centralita.demo;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The few requests of the public API that set the demo up, as any caller would send them. */
final class ApiClient {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String api;
    private final String bearer;

    private ApiClient(String api, String bearer) {
        this.api = api;
        this.bearer = bearer;
    }

    static ApiClient login(String api, String email, String password) throws IOException, InterruptedException {
        JsonObject grant = new ApiClient(api, "")
                .post("/v1/auth/login", new JsonObject().put("email", email).put("password", password), "");
        return new ApiClient(api, "Bearer " + grant.getString("access_token"));
    }

    JsonObject get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /** @param idempotencyKey empty for requests that need none */
    JsonObject post(String path, JsonObject body, String idempotencyKey) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.encode()));
        if (!idempotencyKey.isEmpty()) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return send(request);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(api + path)).timeout(Duration.ofSeconds(30));
        return bearer.isEmpty() ? request : request.header("Authorization", bearer);
    }

    private JsonObject send(HttpRequest.Builder builder) throws IOException, InterruptedException {
        HttpRequest request = builder.build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException("%s %s was answered %d: %s"
                    .formatted(request.method(), request.uri().getPath(), response.statusCode(), response.body()));
        }
        return response.body().isBlank() ? new JsonObject() : new JsonObject(response.body());
    }
}
