package io.centralita.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.emulator.network.ChatLine;
import io.centralita.emulator.wppconnect.WppSettings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WppTypesTest {

    private static final byte[] PICTURE = {1, 2, 3, 4};

    private final WppDesk wpp = new WppDesk().paired();

    @AfterEach
    void close() {
        wpp.close();
    }

    @Test
    void shouldShowEveryTypeTheApiSends() {
        String data = "data:image/png;base64," + Base64.getEncoder().encodeToString(PICTURE);
        send("send-message", new JsonObject().put("message", "Oi"));
        send("send-image", new JsonObject().put("base64", data).put("caption", "foto"));
        send(
                "send-file-base64",
                new JsonObject()
                        .put("base64", "data:application/pdf;base64,JVBERi0=")
                        .put("filename", "a.pdf"));
        send("send-voice-base64", new JsonObject().put("base64Ptt", "data:audio/ogg;base64,T2dnUw=="));
        send("send-sticker", new JsonObject().put("path", "data:image/webp;base64,UklGRg=="));
        send(
                "send-location",
                new JsonObject().put("lat", "-23.55").put("lng", -46.63).put("title", "Sé"));
        send(
                "contact-vcard",
                new JsonObject().put("contactsId", "5511977770002@c.us").put("name", "Bruno"));
        send(
                "send-list-message",
                new JsonObject()
                        .put("description", "Escolha")
                        .put("buttonText", "Horas")
                        .put(
                                "sections",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put("title", "Manhã")
                                                .put(
                                                        "rows",
                                                        new JsonArray()
                                                                .add(new JsonObject()
                                                                        .put("rowId", "slot-9")
                                                                        .put("title", "09:00"))))));
        send("send-poll-message", new JsonObject().put("name", "Quando?").put("choices", new JsonArray().add("Seg")));

        assertThat(wpp.ana().lines())
                .extracting(ChatLine::type)
                .containsExactly(
                        "text", "image", "document", "audio", "sticker", "location", "contacts", "interactive", "poll");
        assertThat(wpp.ana().lines()).allMatch(line -> !line.fromCustomer());
    }

    @Test
    void shouldPostWhatCustomersWriteAsTheServerTellsIt() {
        CustomerChat ana = wpp.ana();
        String text = ana.text("oi").providerId();
        String image = ana.image("image/png", PICTURE, "a peça").providerId();
        String voice = ana.attachment(Attachment.voiceNote(PICTURE)).providerId();
        ana.location(-23.55, -46.63, "Praça da Sé", "São Paulo");
        ana.send(CustomerMessage.contact("Bruno", "+55 11 97777-0002"));
        ana.send(CustomerMessage.listReply(text, "slot-9", "09:00", "ter"));
        String button = ana.tapsButton(text, "sim", "Sim").providerId();

        await().until(() -> wpp.events("onmessage").count() == 7);
        assertThat(of(text).getString("body")).isEqualTo("oi");
        assertThat(of(text).getString("notifyName")).isEqualTo("Ana");
        assertThat(of(image).getString("body"))
                .isEqualTo(Base64.getEncoder().encodeToString(PICTURE))
                .isNotEqualTo(of(image).getString("content"));
        assertThat(of(image).getString("caption")).isEqualTo("a peça");
        assertThat(of(image).getInteger("size")).isEqualTo(4);
        assertThat(of(voice).getString("type")).isEqualTo("ptt");
        assertThat(of(voice).getString("mimetype")).isEqualTo("audio/ogg; codecs=opus");
        assertThat(of(button).getString("selectedButtonId")).isEqualTo("sim");
        assertThat(of(button).getString("quotedStanzaID")).isEqualTo(text.split("_")[2]);
        assertThat(wpp.events("onmessage").map(event -> event.getString("type")))
                .contains("location", "vcard", "list_response", "buttons_response");
        await().untilAsserted(() -> assertThat(ana.lines())
                .allMatch(line -> "read".equals(line.tick().wireName())));
    }

    @Test
    void shouldKeepFilesOutOfWebhooksWhenToldAndGiveThemByMessage() {
        wpp.server().settings(WppSettings.defaults().withAutoDownload(false).withReadMessage(false));
        String id = wpp.ana().image("image/png", PICTURE, null).providerId();
        await().until(() -> wpp.events("onmessage").count() == 1);
        assertThat(of(id).getString("body")).isEqualTo(of(id).getString("content"));

        HttpResponse<String> byPath = wpp.get("get-media-by-message/" + WppDesk.encoded(id));
        HttpResponse<String> byBody = wpp.post("download-media", new JsonObject().put("messageId", id));
        HttpResponse<String> unknown = wpp.get("get-media-by-message/false_1@c.us_3EB0");

        JsonObject media = new JsonObject(byPath.body());
        assertThat(Base64.getDecoder().decode(media.getString("base64"))).isEqualTo(PICTURE);
        assertThat(media.getString("mimetype")).isEqualTo("image/png");
        assertThat(new JsonObject(byBody.body()).getString("base64")).isEqualTo(media.getString("base64"));
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(unknown.body()).getString("message")).isEqualTo("Message not found");
        assertThat(wpp.ana().lines())
                .allMatch(line -> "delivered".equals(line.tick().wireName()));
    }

    @Test
    void shouldTellReactionsRevokesAndVotes() {
        CustomerChat ana = wpp.ana();
        String mine = ana.text("oi").providerId();
        HttpResponse<String> asked = wpp.post(
                "send-poll-message",
                new JsonObject()
                        .put("phone", WppDesk.ANA)
                        .put("name", "Quando?")
                        .put("choices", new JsonArray().add("Seg").add("Ter").add("Qua")));
        String poll = WppDesk.first(asked).getString("id");

        ana.reaction(poll, "👍");
        ana.send(CustomerMessage.revoke(mine));
        ana.send(CustomerMessage.pollVote(poll, "Ter"));

        await().until(() -> wpp.events("onpollresponse").count() == 1);
        JsonObject reaction = wpp.events("onreactionmessage").findFirst().orElseThrow();
        assertThat(reaction.getString("reactionText")).isEqualTo("👍");
        assertThat(reaction.getLong("timestamp")).isGreaterThan(1_000_000_000_000L);
        JsonObject revoked = wpp.events("onrevokedmessage").findFirst().orElseThrow();
        assertThat(revoked.getString("refId")).isEqualTo(mine);
        assertThat(wpp.events("onpollresponse").findFirst().orElseThrow().getJsonArray("selectedOptions"))
                .isEqualTo(new JsonArray()
                        .addNull()
                        .add(new JsonObject().put("name", "Ter").put("localId", 1)));
    }

    @Test
    void shouldEditDeleteReactAndTellMessages() {
        CustomerChat ana = wpp.ana();
        SentByCustomer written = ana.text("oi");
        written.await();
        String mine = written.providerId();
        String sent = WppDesk.first(wpp.text(WppDesk.ANA, "olá")).getString("id");

        assertThat(wpp.post("edit-message", new JsonObject().put("id", sent).put("newText", "bom dia"))
                        .statusCode())
                .isEqualTo(201);
        assertThat(wpp.post("react-message", new JsonObject().put("msgId", mine).put("reaction", "❤"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(wpp.post("send-seen", new JsonObject().put("phone", WppDesk.ANA))
                        .statusCode())
                .isEqualTo(201);
        JsonObject told =
                new JsonObject(wpp.get("message-by-id/" + WppDesk.encoded(sent)).body());
        assertThat(told.getJsonObject("response").getJsonObject("data").getString("body"))
                .isEqualTo("bom dia");
        assertThat(wpp.post(
                                "delete-message",
                                new JsonObject().put("phone", WppDesk.ANA).put("messageId", sent))
                        .statusCode())
                .isEqualTo(200);

        assertThat(ana.lines()).extracting(ChatLine::type).containsExactly("text", "revoked", "reaction");
    }

    @Test
    void shouldKeepUnreadWhatCameWhileTheWebhookWasNotThere() {
        wpp.desk.webhook.answer = post -> 500;
        wpp.ana().text("um").await();
        SentByCustomer second = wpp.ana().text("dois");
        assertThat(second.await()).isEqualTo(new DeliveryOutcome(false, 1, 500, null));

        JsonArray unread = new JsonObject(wpp.get("unread-messages").body()).getJsonArray("response");
        JsonArray all = new JsonObject(wpp.get("get-messages/" + WppDesk.encoded(WppDesk.ANA_CHAT) + "?count=-1")
                        .body())
                .getJsonArray("response");

        assertThat(unread.getJsonObject(0).getInteger("unreadCount")).isEqualTo(2);
        assertThat(unread.getJsonObject(0).getJsonArray("messages")).hasSize(2);
        assertThat(all.stream().map(message -> ((JsonObject) message).getString("body")))
                .containsExactly("um", "dois");
        wpp.desk
                .emulator
                .customer("5511988880002", "Bia")
                .sends("wpp:loja1")
                .text("três")
                .await();
        JsonObject page = new JsonObject().put("count", 1).put("direction", "after");
        JsonArray latest = new JsonArray(wpp.post("list-chats", page).body());
        assertThat(latest.getJsonObject(0).getJsonObject("id").getString("user"))
                .isEqualTo("5511988880002");
        page.put("id", "5511988880002@c.us");
        JsonArray chats = new JsonArray(wpp.post("list-chats", page).body());
        assertThat(chats.getJsonObject(0).getJsonObject("id").getString("_serialized"))
                .isEqualTo(WppDesk.ANA_CHAT);
    }

    @Test
    void shouldTellWhatTheBusinessWritesByItsPhone() {
        wpp.server().writesByOwnPhone("loja1", WppDesk.ANA_CHAT, "sem aviso");
        wpp.server().settings(WppSettings.defaults().withOnSelfMessage(true));

        String id = wpp.server().writesByOwnPhone("loja1", WppDesk.ANA_CHAT, "respondi pelo celular");

        await().until(() -> wpp.events("onselfmessage").count() == 1);
        assertThat(wpp.events("onselfmessage").findFirst().orElseThrow().getString("id"))
                .isEqualTo(id);
        assertThat(wpp.desk.emulator.ledger().total()).isZero();
    }

    private void send(String route, JsonObject body) {
        HttpResponse<String> answer = wpp.post(route, body.put("phone", WppDesk.ANA));
        assertThat(answer.statusCode()).as(route + " " + answer.body()).isIn(200, 201);
    }

    private JsonObject of(String id) {
        return wpp.events("onmessage")
                .filter(event -> id.equals(event.getString("id")))
                .findFirst()
                .orElseThrow();
    }
}
