package io.centralita.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GraphTest {

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void shouldRefuseAMissingOrUnknownToken() {
        URI messages = URI.create(desk.emulator.baseUrl() + "/v25.0/" + Desk.NUMBER + "/messages");
        HttpRequest.Builder bare = HttpRequest.newBuilder(messages).POST(HttpRequest.BodyPublishers.ofString("{}"));
        HttpRequest.Builder wrong = HttpRequest.newBuilder(messages)
                .header("Authorization", "Bearer wrong")
                .POST(HttpRequest.BodyPublishers.ofString("{}"));

        assertThat(desk.call(bare).statusCode()).isEqualTo(401);
        HttpResponse<String> answer = desk.call(wrong);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(error(answer).getInteger("code")).isEqualTo(190);
        assertThat(error(answer).getString("type")).isEqualTo("OAuthException");
        assertThat(error(answer).getString("fbtrace_id")).isNotBlank();
    }

    @Test
    void shouldRefuseIdsTheTokenDoesNotOpen() {
        desk.emulator.register(
                "310000000000002", "15550100002", "209900000000002", "token-2", "s", "http://127.0.0.1:1/", "v");

        for (String id : new String[] {"999", "310000000000002"}) {
            HttpResponse<String> answer = desk.post("/v25.0/" + id + "/messages", desk.text(Desk.ANA, "Olá", "o"));

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(error(answer).getInteger("code")).isEqualTo(100);
            assertThat(error(answer).getInteger("error_subcode")).isEqualTo(33);
            assertThat(error(answer).getString("message")).contains("Object with ID '" + id + "' does not exist");
        }
        assertThat(desk.get("/v25.0/999/phone_numbers").statusCode()).isEqualTo(400);
        assertThat(error(desk.get("/v25.0/1/2/3")).getInteger("code")).isEqualTo(2500);
    }

    @Test
    void shouldServeANumberAndItsFields() {
        JsonObject all = new JsonObject(desk.get("/v25.0/" + Desk.NUMBER).body());
        JsonObject some = new JsonObject(
                desk.get("/v25.0/" + Desk.NUMBER + "?fields=quality_rating,whatsapp_business_manager_messaging_limit")
                        .body());

        assertThat(all.getString("id")).isEqualTo(Desk.NUMBER);
        assertThat(all.getString("display_phone_number")).isEqualTo("+" + Desk.DISPLAY);
        assertThat(all.getString("verified_name")).isEqualTo("Centralita");
        assertThat(some.fieldNames())
                .containsExactlyInAnyOrder("quality_rating", "whatsapp_business_manager_messaging_limit", "id");
    }

    @Test
    void shouldListTheNumbersOfAnAccount() {
        JsonArray data = new JsonObject(
                        desk.get("/v25.0/" + Desk.WABA + "/phone_numbers").body())
                .getJsonArray("data");

        assertThat(data).hasSize(1);
        assertThat(data.getJsonObject(0).getString("id")).isEqualTo(Desk.NUMBER);
    }

    @Test
    void shouldSubscribeAndUnsubscribeAnAccount() {
        String path = "/v25.0/" + Desk.WABA + "/subscribed_apps";
        assertThat(subscriptions(path)).hasSize(1);
        String app = desk.get("/v25.0/app").body();
        assertThat(new JsonObject(app))
                .isEqualTo(subscriptions(path).getJsonObject(0).getJsonObject("whatsapp_business_api_data"));

        desk.call(desk.request(path).DELETE());
        assertThat(subscriptions(path)).isEmpty();

        assertThat(desk.post(path, new JsonObject()).body()).isEqualTo("{\"success\":true}");
        assertThat(subscriptions(path)).hasSize(1);
    }

    @Test
    void shouldSayWhatIsWrongWithASend() {
        assertThat(code(desk.text(Desk.ANA, "Olá", "o").put("messaging_product", "sms")))
                .isEqualTo(100);
        assertThat(code(desk.text("", "Olá", "o"))).isEqualTo(100);
        assertThat(code(desk.text(Desk.ANA, "Olá", "o").put("type", "telegram")))
                .isEqualTo(100);
        assertThat(code(desk.text(Desk.ANA, "x".repeat(4097), "o"))).isEqualTo(131009);
        assertThat(code(desk.text(Desk.ANA, "Olá", "o".repeat(513)))).isEqualTo(131009);
        JsonObject empty = desk.text(Desk.ANA, "Olá", "o");
        empty.remove("text");
        assertThat(code(empty)).isEqualTo(131008);
        HttpResponse<String> broken = desk.call(desk.request("/v25.0/" + Desk.NUMBER + "/messages")
                .POST(HttpRequest.BodyPublishers.ofString("{\"messaging_product\":")));
        assertThat(error(broken).getInteger("code")).isEqualTo(100);
        assertThat(desk.emulator.ledger().total()).isZero();
    }

    @Test
    void shouldAnswerWrongTypesWithAnError() {
        assertThat(code(desk.text(Desk.ANA, "Olá", "o").put("to", 5511988880001L)))
                .isEqualTo(100);
        assertThat(code(desk.text(Desk.ANA, "Olá", "o").put("text", "Olá"))).isEqualTo(131009);
        assertThat(code(desk.text(Desk.ANA, "Olá", "o").put("context", "wamid.x")))
                .isEqualTo(131009);
        assertThat(code(desk.text(Desk.ANA, "Olá", "o").put("text", new JsonObject().put("body", 7))))
                .isEqualTo(131008);
        assertThat(desk.emulator.ledger().total()).isZero();
    }

    @Test
    void shouldMoveTheCallbackOfAnAccountAfterTheHandshake() {
        String path = "/v25.0/" + Desk.WABA + "/subscribed_apps";
        try (WebhookReceiver other = new WebhookReceiver()) {
            JsonObject move = new JsonObject().put("override_callback_uri", other.url());
            HttpResponse<String> refused = desk.post(path, move.copy().put("verify_token", "wrong"));
            assertThat(error(refused).getInteger("code")).isEqualTo(2200);
            desk.anaWhoWrote();
            assertThat(other.received).isEmpty();

            assertThat(desk.post(path, move.copy().put("verify_token", "verify-1"))
                            .statusCode())
                    .isEqualTo(200);
            desk.ana().text("Oi de novo").await();

            assertThat(other.received).hasSize(1);
            assertThat(desk.webhook.received).hasSize(1);
        }
    }

    private int code(JsonObject body) {
        HttpResponse<String> answer = desk.send(body);
        assertThat(answer.statusCode()).isEqualTo(400);
        return error(answer).getInteger("code");
    }

    private JsonArray subscriptions(String path) {
        return new JsonObject(desk.get(path).body()).getJsonArray("data");
    }

    private static JsonObject error(HttpResponse<String> answer) {
        return new JsonObject(answer.body()).getJsonObject("error");
    }
}
