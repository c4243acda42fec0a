package io.centralita.emulator.control;

import io.centralita.emulator.Attachment;
import io.centralita.emulator.Customer;
import io.centralita.emulator.CustomerChat;
import io.centralita.emulator.CustomerMessage;
import io.centralita.emulator.DeliveryOutcome;
import io.centralita.emulator.SentByCustomer;
import io.centralita.emulator.WhatsAppEmulator;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Base64;

/** {@code POST /_emulator/numbers/{pn}/messages}: a customer writes. */
final class CustomerMessagesJson {

    private final WhatsAppEmulator emulator;

    CustomerMessagesJson(WhatsAppEmulator emulator) {
        this.emulator = emulator;
    }

    /** Sends, and answers with the id; with {@code "wait": true} once the webhook was taken or given up. */
    Future<JsonObject> send(String phoneNumberId, JsonObject body) {
        CustomerChat chat =
                emulator.customer(customer(Fields.object(body, "from"))).sends(phoneNumberId);
        SentByCustomer sent = send(chat, body);
        JsonObject answer = new JsonObject().put("id", sent.providerId());
        if (!Boolean.TRUE.equals(body.getValue("wait"))) {
            return Future.succeededFuture(answer);
        }
        return Future.fromCompletionStage(sent.outcome()).map(outcome -> answer.mergeIn(outcome(outcome)));
    }

    static JsonObject outcome(DeliveryOutcome outcome) {
        return new JsonObject()
                .put("delivered", outcome.delivered())
                .put("attempts", outcome.attempts())
                .put("status", outcome.status())
                .put("error", outcome.error());
    }

    static Customer customer(JsonObject from) {
        String phone = Fields.optionalText(from, "phone");
        String name = Fields.text(from, "name", "");
        if (phone == null) {
            return Customer.usernameOnly(Fields.text(from, "bsuid"), name, Fields.optionalText(from, "username"));
        }
        Customer person = Customer.withPhone(phone, name);
        String waId = Fields.optionalText(from, "wa_id");
        String bsuid = Fields.optionalText(from, "bsuid");
        if (waId != null) {
            person = person.withWaId(waId);
        }
        return bsuid == null ? person : person.withBsuid(bsuid);
    }

    private static SentByCustomer send(CustomerChat chat, JsonObject body) {
        CustomerMessage message = message(chat, body);
        String quoted = Fields.optionalText(body, "reply_to");
        return chat.send(quoted == null ? message : message.inReplyTo(quoted));
    }

    private static CustomerMessage message(CustomerChat chat, JsonObject body) {
        String type = Fields.text(body, "type", "text");
        Object content = body.getValue(type);
        if ("text".equals(type) && content instanceof String text) {
            return CustomerMessage.text(text);
        }
        if (content instanceof JsonObject file && file.containsKey("data")) {
            return chat.message(attachment(type, file));
        }
        if (content instanceof JsonObject || content instanceof JsonArray) {
            return CustomerMessage.of(type, content);
        }
        throw new IllegalArgumentException(type + " is required");
    }

    /** A file: {@code data} is base64. */
    private static Attachment attachment(String type, JsonObject file) {
        return new Attachment(
                type,
                Fields.text(file, "mime_type"),
                Base64.getDecoder().decode(Fields.text(file, "data")),
                Fields.optionalText(file, "caption"),
                Fields.optionalText(file, "filename"),
                Boolean.TRUE.equals(file.getValue("voice")));
    }
}
