package io.centralita.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void shouldPostACustomersTextAsMetaDoes() {
        SentByCustomer sent = desk.ana().text("Olá ação 😀 https://example.com/a");

        assertThat(sent.await()).isEqualTo(new DeliveryOutcome(true, 1, 200, null));
        WebhookReceiver.Received post = desk.webhook.received.get(0);
        String raw = post.raw().toString(StandardCharsets.US_ASCII);
        assertThat(raw)
                .contains("Ol\\u00e1 a\\u00e7\\u00e3o \\ud83d\\ude00 https:\\/\\/example.com\\/a")
                .startsWith("{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"" + Desk.WABA + "\"");
        JsonObject message = desk.webhook.messages().findFirst().orElseThrow();
        assertThat(message.getString("id")).isEqualTo(sent.providerId());
        assertThat(message.getString("from")).isEqualTo(Desk.ANA);
        assertThat(message.getString("from_user_id")).startsWith("BR.1");
        assertThat(message.getValue("timestamp")).isInstanceOf(String.class);
    }

    @Test
    void shouldAcceptASendAndFollowItWithItsStatuses() {
        desk.anaWhoWrote();

        String id = desk.accepted(desk.text("+55 11 98888-0001", "Olá, Ana", "ours-1"));

        await().untilAsserted(() -> assertThat(desk.webhook.statusesOf(id)).containsExactly("sent", "delivered"));
        JsonObject sent = desk.webhook.statuses().findFirst().orElseThrow();
        assertThat(sent.getString("biz_opaque_callback_data")).isEqualTo("ours-1");
        assertThat(sent.getString("recipient_id")).isEqualTo(Desk.ANA);
        assertThat(sent.getJsonObject("pricing").getString("category")).isEqualTo("service");
        assertThat(desk.emulator.ledger().countOf("ours-1")).isEqualTo(1);
    }

    @Test
    void shouldRefuseAnUnknownToken() {
        HttpResponse<String> answer = desk.call(java.net.http.HttpRequest.newBuilder(
                        java.net.URI.create(desk.emulator.baseUrl() + "/v25.0/" + Desk.NUMBER + "/messages"))
                .header("Authorization", "Bearer wrong")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(new JsonObject(answer.body()).getJsonObject("error").getInteger("code"))
                .isEqualTo(190);
    }
}
