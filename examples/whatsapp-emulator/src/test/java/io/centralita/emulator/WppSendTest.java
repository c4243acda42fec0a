package io.centralita.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WppSendTest {

    private final WppDesk wpp = new WppDesk().paired();

    @AfterEach
    void close() {
        wpp.close();
    }

    @Test
    void shouldAnswerTheWholeMessageAndLetAcksFollow() {
        wpp.ana().opens();

        JsonObject sent = WppDesk.first(wpp.text(WppDesk.ANA, "Olá, Ana"));

        assertThat(sent.getString("id")).matches("true_" + WppDesk.ANA_CHAT + "_3EB0[0-9A-F]{18}_out");
        assertThat(sent.getString("body")).isEqualTo("Olá, Ana");
        assertThat(sent.getInteger("ack")).isZero();
        await().untilAsserted(() -> assertThat(wpp.acksOf(sent.getString("id"))).containsExactly(1, 2, 3));
        assertThat(wpp.events("onack").findFirst().orElseThrow().getJsonObject("id"))
                .isEqualTo(new JsonObject()
                        .put("fromMe", true)
                        .put("remote", WppDesk.ANA_CHAT)
                        .put("id", sent.getString("id").split("_")[2])
                        .put("_serialized", sent.getString("id").replace("_out", "")));
        assertThat(wpp.ana().lines())
                .extracting(line -> ((JsonObject) line.content()).getString("body"))
                .containsExactly("Olá, Ana");
    }

    @Test
    void shouldRefuseEverythingAs404WhileTheSessionIsDown() {
        wpp.server().disconnect("loja1");

        HttpResponse<String> answer = wpp.text(WppDesk.ANA, "Oi");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(new JsonObject(answer.body()).getString("status")).isEqualTo("Disconnected");
        assertThat(wpp.desk.emulator.ledger().total()).isZero();
        await().until(() ->
                wpp.events("status-find").anyMatch(event -> "browserClose".equals(event.getString("status"))));
    }

    @Test
    void shouldSendAllTheSameWhenANumberDoesNotExist() {
        String gone = "5511988880009";
        wpp.desk.emulator.customer(gone, "Bia").leavesWhatsApp();

        HttpResponse<String> answer = wpp.post(
                "send-message",
                new JsonObject()
                        .put("phone", new JsonArray().add(gone).add(WppDesk.ANA))
                        .put("message", "Oi"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(answer.body()).getString("status")).isEqualTo("Connected");
        assertThat(new JsonObject(answer.body()).getString("message")).isEqualTo("O número " + gone + " não existe.");
        assertThat(wpp.desk.emulator.ledger().sends("wpp:loja1"))
                .extracting(AcceptedSend::to)
                .containsExactly(gone + "@c.us", WppDesk.ANA_CHAT);
        assertThat(wpp.ana().lines()).hasSize(1);
        JsonObject status =
                new JsonObject(wpp.get("check-number-status/" + gone).body()).getJsonObject("response");
        assertThat(status.getBoolean("numberExists")).isFalse();
    }

    @Test
    void shouldReadPhonesAsTheServerDoes() {
        assertThat(toOf("+55 (11) 90000-0002")).isEqualTo("55 11 900000002@lid");
        assertThat(toOf("120363000000000001@g.us")).isEqualTo("120363000000000001@lid");
        assertThat(WppDesk.first(wpp.post(
                                "send-message",
                                new JsonObject()
                                        .put("phone", "120363000000000001@g.us")
                                        .put("isGroup", true)
                                        .put("message", "Oi")))
                        .getString("to"))
                .isEqualTo("120363000000000001@g.us");
        HttpResponse<String> missing = wpp.post("send-message", new JsonObject().put("message", "Oi"));
        assertThat(missing.statusCode()).isEqualTo(201);
        assertThat(new JsonObject(missing.body()).getJsonArray("response")).isEmpty();
        HttpResponse<String> number = wpp.post(
                "send-message", new JsonObject().put("phone", 5511988880001L).put("message", "Oi"));
        assertThat(number.statusCode()).isEqualTo(404);
    }

    @Test
    void shouldLoseAShortHiddenIdThatIsNotSaidToBeOne() {
        Customer hidden = shortLid();
        CustomerChat chat = wpp.desk.emulator.customer(hidden).sends("wpp:loja1");
        chat.text("Quem sou eu?").await();
        String from = wpp.events("onmessage").findFirst().orElseThrow().getString("from");
        assertThat(from).matches("\\d{14}@lid").isEqualTo(wpp.server().lidOf(hidden));

        JsonObject lost = WppDesk.first(wpp.text(from, "perdida"));
        JsonObject arrives = WppDesk.first(wpp.post(
                "send-message",
                new JsonObject().put("phone", from).put("isLid", true).put("message", "chega")));

        assertThat(lost.getString("to")).endsWith("@c.us");
        await().until(() -> wpp.acksOf(arrives.getString("id")).contains(2));
        assertThat(wpp.acksOf(lost.getString("id"))).doesNotContain(2);
        assertThat(chat.lines()).hasSize(2);
    }

    @Test
    void shouldPairPhonesWithHiddenIds() {
        wpp.ana().text("Oi").await();

        JsonObject pair = new JsonObject(wpp.get("contact/pn-lid/" + WppDesk.encoded(WppDesk.ANA_CHAT))
                        .body())
                .getJsonObject("response");

        String lid = pair.getJsonObject("lid").getString("_serialized");
        assertThat(pair.getJsonObject("phoneNumber").getString("_serialized")).isEqualTo(WppDesk.ANA_CHAT);
        assertThat(new JsonObject(wpp.get("contact/pn-lid/" + WppDesk.encoded(lid))
                                .body())
                        .getJsonObject("response")
                        .getJsonObject("phoneNumber")
                        .getString("user"))
                .isEqualTo(WppDesk.ANA);
    }

    @Test
    void shouldAnswerByTheChatOfTheNumberWhatsAppKnows() {
        wpp.desk.emulator.customer(Customer.withPhone("5531999990000", "Bia").withWaId("553199990000"));

        JsonObject sent = WppDesk.first(wpp.text("5531999990000", "Oi"));

        assertThat(sent.getString("id")).contains("_553199990000@c.us_");
        assertThat(sent.getJsonObject("chatId").getString("_serialized")).isEqualTo("553199990000@c.us");
    }

    @Test
    void shouldFailAsUnknownWhenTheFileIsMissing() {
        HttpResponse<String> answer =
                wpp.post("send-file", new JsonObject().put("phone", WppDesk.ANA).put("path", "/tmp/none.pdf"));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(new JsonObject(answer.body()).getJsonObject("error"))
                .isEqualTo(new JsonObject().put("level", "error"));
    }

    @Test
    void shouldCountWhatWasSentInTheLedger() {
        wpp.text(WppDesk.ANA, "um");
        wpp.text(WppDesk.ANA, "dois");
        assertThat(wpp.desk.emulator.ledger().repeats()).isZero();

        wpp.text(WppDesk.ANA, "um");

        assertThat(wpp.desk.emulator.ledger().repeats()).isEqualTo(1);
        assertThat(wpp.desk.emulator.ledger().countOf("loja1/" + WppDesk.ANA_CHAT + "/um"))
                .isEqualTo(2);
    }

    private String toOf(String phone) {
        return WppDesk.first(wpp.text(phone, "Oi")).getString("to");
    }

    private Customer shortLid() {
        for (int n = 0; n < 100; n++) {
            Customer person = Customer.usernameOnly("BR.1" + n, "Oculta", "oculta");
            if (wpp.server().lidOf(person).matches("\\d{14}@lid")) {
                return person;
            }
        }
        throw new AssertionError("no short hidden id");
    }
}
