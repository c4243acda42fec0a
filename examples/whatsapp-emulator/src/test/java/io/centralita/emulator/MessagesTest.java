package io.centralita.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.emulator.network.Tick;
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
    void shouldPostReadOnceTheCustomerOpensTheChat() {
        CustomerChat ana = desk.anaWhoWrote();
        String id = desk.accepted(desk.text(Desk.ANA, "Olá", "ours-1"));
        await().untilAsserted(() -> assertThat(desk.webhook.statusesOf(id)).containsExactly("sent", "delivered"));

        ana.opens();

        await().untilAsserted(
                        () -> assertThat(desk.webhook.statusesOf(id)).containsExactly("sent", "delivered", "read"));
        String next = desk.accepted(desk.text(Desk.ANA, "Mais", "ours-2"));
        await().untilAsserted(
                        () -> assertThat(desk.webhook.statusesOf(next)).containsExactly("sent", "delivered", "read"));
    }

    @Test
    void shouldReadAtOnceWhenToldTo() {
        try (Desk reading = new Desk(EmulatorOptions.defaults()
                .withPace(StatusPace.immediate().withAutoRead(true).withOrder(false)))) {
            reading.anaWhoWrote();

            String id = reading.accepted(reading.text(Desk.ANA, "Olá", "ours-1"));

            await().untilAsserted(() ->
                    assertThat(reading.webhook.statusesOf(id)).containsExactlyInAnyOrder("sent", "delivered", "read"));
        }
    }

    @Test
    void shouldAnswerTheMappingOfNumberToWaId() {
        desk.emulator
                .customer(Customer.withPhone("5511988880002", "Bia").withWaId("551188880002"))
                .sends(Desk.NUMBER)
                .text("Oi")
                .await();

        JsonObject contact = new JsonObject(
                        desk.send(desk.text("5511988880002", "Olá", "ours-1")).body())
                .getJsonArray("contacts")
                .getJsonObject(0);

        assertThat(contact.getString("input")).isEqualTo("5511988880002");
        assertThat(contact.getString("wa_id")).isEqualTo("551188880002");
        assertThat(contact.getString("user_id")).startsWith("BR.");
    }

    @Test
    void shouldLoseSilentlyWhatIsSentToABsuidInTheWrongField() {
        desk.anaWhoWrote();
        String bsuid = Customer.withPhone(Desk.ANA, "Ana").bsuid();

        String lost = desk.accepted(desk.text(bsuid, "Olá", "ours-1"));
        String after = desk.accepted(desk.text(Desk.ANA, "Olá", "ours-2"));

        await().untilAsserted(() -> assertThat(desk.webhook.statusesOf(after)).containsExactly("sent", "delivered"));
        assertThat(desk.webhook.statusesOf(lost)).isEmpty();
        assertThat(desk.emulator.ledger().byOurId("ours-1").orElseThrow().fate())
                .isEqualTo(SendFate.LOST);
    }

    @Test
    void shouldReachAUsernameOnlyCustomerByRecipient() {
        Customer caio = Customer.usernameOnly("BR.1000000000000000000777", "Caio", "caio.dev");
        desk.emulator.customer(caio).sends(Desk.NUMBER).text("sem telefone").await();
        JsonObject value = desk.webhook.received.get(0).value();
        assertThat(value.getJsonArray("messages").getJsonObject(0).containsKey("from"))
                .isFalse();
        assertThat(value.getJsonArray("contacts").getJsonObject(0).encode())
                .isEqualTo("{\"profile\":{\"name\":\"Caio\",\"username\":\"caio.dev\"},"
                        + "\"user_id\":\"BR.1000000000000000000777\"}");

        JsonObject body = desk.text("", "Olá", "ours-1").put("recipient", caio.bsuid());
        body.remove("to");
        String id = desk.accepted(body);

        await().untilAsserted(() -> assertThat(desk.webhook.statusesOf(id)).containsExactly("sent", "delivered"));
        JsonObject status = desk.webhook.statuses().findFirst().orElseThrow();
        assertThat(status.containsKey("recipient_id")).isFalse();
        assertThat(status.getString("recipient_user_id")).isEqualTo(caio.bsuid());
    }

    @Test
    void shouldTurnTheCustomersTicksBlueWhenTheBusinessReads() {
        CustomerChat ana = desk.ana();
        ana.text("um").await();
        SentByCustomer second = ana.text("dois");
        second.await();

        HttpResponse<String> answer = desk.post(
                "/v25.0/" + Desk.NUMBER + "/messages",
                new JsonObject()
                        .put("messaging_product", "whatsapp")
                        .put("status", "read")
                        .put("message_id", second.providerId())
                        .put("typing_indicator", new JsonObject().put("type", "text")));

        assertThat(new JsonObject(answer.body())).isEqualTo(new JsonObject().put("success", true));
        assertThat(ana.lines()).allMatch(line -> line.tick() == Tick.READ);
    }

    @Test
    void shouldFailASendToSomeoneWhoLeftWhatsApp() {
        desk.anaWhoWrote();
        desk.emulator.customer(Desk.ANA, "Ana").leavesWhatsApp();

        String id = desk.accepted(desk.text(Desk.ANA, "Olá", "ours-1"));

        await().untilAsserted(() -> assertThat(desk.webhook.statusesOf(id)).containsExactly("failed"));
        JsonObject error = desk.webhook
                .statuses()
                .findFirst()
                .orElseThrow()
                .getJsonArray("errors")
                .getJsonObject(0);
        assertThat(error.getInteger("code")).isEqualTo(131026);
    }

    @Test
    void shouldSendEveryKindACustomerCan() {
        CustomerChat ana = desk.anaWhoWrote();
        String ours = desk.accepted(desk.text(Desk.ANA, "Escolha", "ours-1"));

        ana.reply(ours, "Essa").await();
        ana.location(-23.55, -46.63, "Praça da Sé", null).await();
        ana.reaction(ours, "👍").await();
        ana.tapsButton(ours, "confirm:42", "Confirm").await();
        ana.send(CustomerMessage.listReply(ours, "slot-0900", "09:00", null)).await();
        ana.send(CustomerMessage.quickReply(ours, "STOP", "Parar")).await();
        ana.send(CustomerMessage.contact("Bruno", "+55 11 97777-0002")).await();
        ana.send(CustomerMessage.unsupported("poll_creation")).await();

        assertThat(desk.webhook.messages().map(message -> message.getString("type")))
                .containsExactly(
                        "text",
                        "text",
                        "location",
                        "reaction",
                        "interactive",
                        "interactive",
                        "button",
                        "contacts",
                        "unsupported");
        JsonObject reply = desk.webhook.messages().skip(1).findFirst().orElseThrow();
        assertThat(reply.getJsonObject("context"))
                .isEqualTo(new JsonObject().put("from", Desk.DISPLAY).put("id", ours));
    }
}
