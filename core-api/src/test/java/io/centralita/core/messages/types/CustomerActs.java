package io.centralita.core.messages.types;

import io.centralita.emulator.Attachment;
import io.centralita.emulator.CustomerChat;
import io.centralita.emulator.CustomerMessage;
import io.centralita.emulator.SentByCustomer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** What a customer does so that an example comes in, by the heading it is under. */
final class CustomerActs {

    private final CustomerChat chat;
    private final String answered;

    /** @param answered a message of the business that is reacted to, tapped or voted in */
    CustomerActs(CustomerChat chat, String answered) {
        this.chat = chat;
        this.answered = answered;
    }

    SentByCustomer does(String heading) {
        return switch (heading) {
            case "Text" -> chat.text("Quero trocar a peça.");
            case "Image" -> file("image", "a peça", null);
            case "Video" -> file("video", "faz este barulho", null);
            case "Audio" -> file("audio", null, null);
            case "Voice note" -> chat.attachment(Attachment.voiceNote(TypeSamples.bytes("voice")));
            case "Document" -> file("document", null, "nota.pdf");
            case "Sticker" -> chat.attachment(Attachment.sticker(TypeSamples.bytes("sticker")));
            case "Location" -> chat.location(-23.55, -46.63, "Casa", "São Paulo");
            case "Contacts" -> chat.send(CustomerMessage.contact("Bia", "+55 11 97777-0003"));
            case "Contact request" -> chat.send(CustomerMessage.sharedContact(answered, "Ana", "+55 11 98888-0001"));
            case "Reaction" -> chat.reaction(answered, "❤️");
            case "Buttons" -> chat.tapsButton(answered, "sim", "Sim");
            case "List" -> chat.send(CustomerMessage.listReply(answered, "t-9", "09:00", null));
            case "Template" -> chat.send(CustomerMessage.quickReply(answered, "retirar-42", "Retirar"));
            case "Poll" ->
                chat.send(CustomerMessage.of(
                        "poll",
                        new JsonObject()
                                .put("name", "Onde?")
                                .put("choices", new JsonArray().add("Loja").add("Casa"))));
            case "Poll vote" -> chat.send(CustomerMessage.pollVote(answered, "Terça"));
            case "Flow reply" -> chat.send(flow());
            case "Order" -> chat.send(order());
            case "System note" -> chat.send(callPermission());
            case "Unsupported" -> chat.send(CustomerMessage.unsupported("poll_creation"));
            default -> throw new IllegalArgumentException("nothing comes in under " + heading);
        };
    }

    private SentByCustomer file(String type, @Nullable String caption, @Nullable String filename) {
        return chat.attachment(
                new Attachment(type, TypeSamples.mimeType(type), TypeSamples.bytes(type), caption, filename, false));
    }

    private CustomerMessage flow() {
        var reply =
                new JsonObject().put("name", "flow").put("body", "Sent").put("response_json", "{\"dia\":\"terça\"}");
        return CustomerMessage.of(
                        "interactive", new JsonObject().put("type", "nfm_reply").put("nfm_reply", reply))
                .inReplyTo(answered);
    }

    private CustomerMessage callPermission() {
        var reply = new JsonObject().put("response", "accept");
        return CustomerMessage.of(
                        "interactive",
                        new JsonObject().put("type", "call_permission_reply").put("call_permission_reply", reply))
                .inReplyTo(answered);
    }

    private static CustomerMessage order() {
        var item = new JsonObject()
                .put("product_retailer_id", "sku-1")
                .put("quantity", 2)
                .put("item_price", 10.5)
                .put("currency", "BRL");
        return CustomerMessage.of(
                "order",
                new JsonObject()
                        .put("catalog_id", "c-1")
                        .put("text", "para hoje")
                        .put("product_items", new JsonArray().add(item)));
    }
}
