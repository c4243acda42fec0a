package io.centralita.emulator;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A running emulator with one number, its webhook, and an HTTP client for the Graph API. */
final class Desk implements AutoCloseable {

    static final String NUMBER = "310000000000001";
    static final String WABA = "209900000000001";
    static final String DISPLAY = "15550100001";
    static final String TOKEN = "token-1";
    static final String SECRET = "fixture-app-secret-1";
    static final String ANA = "5511988880001";

    final WebhookReceiver webhook = new WebhookReceiver();
    final WhatsAppEmulator emulator;
    final HttpClient http = HttpClient.newHttpClient();

    Desk() {
        this(EmulatorOptions.defaults().withRetryGaps(EmulatorOptions.growingGaps(Duration.ofMillis(20), 5)));
    }

    Desk(EmulatorOptions options) {
        emulator = WhatsAppEmulator.start(options);
        emulator.register(NUMBER, DISPLAY, WABA, TOKEN, SECRET, webhook.url(), "verify-1");
    }

    CustomerChat ana() {
        return emulator.customer(ANA, "Ana").sends(NUMBER);
    }

    /** Ana has written, so the window is open. */
    CustomerChat anaWhoWrote() {
        CustomerChat ana = ana();
        ana.text("Oi").await();
        return ana;
    }

    JsonObject text(String to, String body, String ourId) {
        return new JsonObject()
                .put("messaging_product", "whatsapp")
                .put("recipient_type", "individual")
                .put("to", to)
                .put("type", "text")
                .put("text", new JsonObject().put("body", body))
                .put("biz_opaque_callback_data", ourId);
    }

    HttpResponse<String> send(JsonObject body) {
        return post("/v25.0/" + NUMBER + "/messages", body);
    }

    /** Sends, and gives the wamid. */
    String accepted(JsonObject body) {
        HttpResponse<String> answer = send(body);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return new JsonObject(answer.body())
                .getJsonArray("messages")
                .getJsonObject(0)
                .getString("id");
    }

    HttpResponse<String> post(String path, JsonObject body) {
        return call(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.encode())));
    }

    HttpResponse<String> get(String path) {
        return call(request(path).GET());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(emulator.baseUrl() + path)).header("Authorization", "Bearer " + TOKEN);
    }

    HttpResponse<String> call(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        emulator.close();
        webhook.close();
    }
}
