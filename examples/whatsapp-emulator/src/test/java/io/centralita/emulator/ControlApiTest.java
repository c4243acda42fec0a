package io.centralita.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlApiTest {

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void shouldRegisterANumberWithoutTellingItsSecrets() {
        HttpResponse<String> answer = desk.post(
                "/_emulator/numbers",
                new JsonObject()
                        .put("phone_number_id", "310000000000002")
                        .put("display_number", "15550100002")
                        .put("waba_id", "209900000000002")
                        .put("access_token", "very-secret-token")
                        .put("app_secret", "very-secret-secret")
                        .put("webhook_url", desk.webhook.url())
                        .put("verify_token", "very-secret-verify"));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body() + desk.get("/_emulator/numbers").body())
                .contains("310000000000002")
                .doesNotContain("very-secret");
        JsonObject verified = new JsonObject(
                desk.post("/_emulator/verify", new JsonObject().put("phone_number_id", "310000000000002"))
                        .body());
        assertThat(verified.getBoolean("verified")).isFalse();
        assertThat(verified.getInteger("status")).isEqualTo(403);
    }

    @Test
    void shouldLetACustomerWrite() {
        JsonObject answer = new JsonObject(
                write(new JsonObject().put("type", "text").put("text", "Olá")).body());

        assertThat(answer.getBoolean("delivered")).isTrue();
        JsonObject message = desk.webhook.messages().findFirst().orElseThrow();
        assertThat(message.getString("id")).isEqualTo(answer.getString("id"));
        assertThat(message.getJsonObject("text").getString("body")).isEqualTo("Olá");
    }

    @Test
    void shouldLetACustomerSendAFileOrAnythingElse() {
        write(new JsonObject()
                .put("type", "image")
                .put(
                        "image",
                        new JsonObject()
                                .put("mime_type", "image/png")
                                .put("data", Base64.getEncoder().encodeToString(new byte[] {1, 2, 3}))));
        write(new JsonObject()
                .put("type", "order")
                .put("order", new JsonObject().put("catalog_id", "1"))
                .put("reply_to", "wamid.x"));

        assertThat(desk.webhook.messages().map(message -> message.getString("type")))
                .containsExactly("image", "order");
        String id = desk.webhook
                .messages()
                .findFirst()
                .orElseThrow()
                .getJsonObject("image")
                .getString("id");
        assertThat(desk.get("/v25.0/" + id).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldSetAndCountFaults() {
        HttpResponse<String> set = desk.call(desk.request("/_emulator/faults")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(
                        "{\"seed\":42,\"max_copies\":2,\"probabilities\":{\"throttled\":1}}")));
        desk.send(desk.text(Desk.ANA, "Olá", "ours-1"));

        assertThat(set.statusCode()).isEqualTo(200);
        assertThat(desk.emulator.faults().seed()).isEqualTo(42);
        JsonObject told = new JsonObject(desk.get("/_emulator/faults").body());
        assertThat(told.getJsonObject("injected").getLong("throttled")).isEqualTo(1);
        assertThat(told.getJsonObject("probabilities").getDouble("throttled")).isEqualTo(1);
        desk.call(desk.request("/_emulator/faults").DELETE());
        assertThat(desk.emulator.faults()).isEqualTo(Faults.none());
    }

    @Test
    void shouldTellTheDeliveries() {
        desk.anaWhoWrote();

        await().untilAsserted(() -> {
            JsonObject told = new JsonObject(desk.get("/_emulator/deliveries").body());
            assertThat(told.getLong("delivered")).isEqualTo(1);
            JsonObject delivery = told.getJsonArray("data").getJsonObject(0);
            assertThat(delivery.getString("state")).isEqualTo("delivered");
            assertThat(delivery.getJsonArray("attempts").getJsonObject(0).getInteger("status"))
                    .isEqualTo(200);
        });
    }

    @Test
    void shouldSayWhatIsWrongWithARequest() {
        assertThat(put("{\"probabilities\":{\"earthquake\":1}}").body()).contains("unknown fault: earthquake");
        assertThat(put("{\"probabilities\":{\"delay\":2}}").statusCode()).isEqualTo(400);
        assertThat(put("[]").statusCode()).isEqualTo(400);
        assertThat(desk.post("/_emulator/numbers", new JsonObject()).body()).contains("phone_number_id is required");
        assertThat(write(new JsonObject().put("type", "image")).statusCode()).isEqualTo(400);
        assertThat(desk.post("/_emulator/numbers/1/messages", new JsonObject()).statusCode())
                .isEqualTo(400);
        assertThat(desk.emulator.faults()).isEqualTo(Faults.none());
    }

    @Test
    void shouldRefuseWebPagesOfOtherSites() {
        HttpResponse<String> form = desk.call(desk.request("/_emulator/numbers")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
        HttpResponse<String> foreign = desk.call(desk.request("/_emulator/numbers")
                .header("Origin", "https://evil.example")
                .GET());

        assertThat(form.statusCode()).isEqualTo(415);
        assertThat(foreign.statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> put(String body) {
        return desk.call(desk.request("/_emulator/faults")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> write(JsonObject message) {
        return desk.post(
                "/_emulator/numbers/" + Desk.NUMBER + "/messages",
                message.put("wait", true)
                        .put("from", new JsonObject().put("phone", Desk.ANA).put("name", "Ana")));
    }
}
