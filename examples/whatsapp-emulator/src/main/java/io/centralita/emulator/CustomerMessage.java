package io.centralita.emulator;

import io.centralita.emulator.webhooks.MetaErrors;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message a customer sends, as Meta's webhook names it.
 *
 * @param type the value of {@code type}, and the name of the object that holds the content
 * @param content a {@link JsonObject}, or a {@link JsonArray} for {@code contacts}
 * @param replyTo the quoted wamid, or null
 * @param more further fields of the message, such as {@code referral} or {@code errors}
 */
public record CustomerMessage(
        String type, Object content, @Nullable String replyTo, JsonObject more) {

    /** A message of any type. */
    public static CustomerMessage of(String type, Object content) {
        return new CustomerMessage(type, content, null, new JsonObject());
    }

    /** A text of up to 4096 characters. */
    public static CustomerMessage text(String body) {
        return of("text", new JsonObject().put("body", body));
    }

    /** A place; name and address may be null. */
    public static CustomerMessage location(
            double latitude, double longitude, @Nullable String name, @Nullable String address) {
        JsonObject place = new JsonObject().put("latitude", latitude).put("longitude", longitude);
        putIfThere(place, "name", name);
        putIfThere(place, "address", address);
        return of("location", place);
    }

    /** An emoji on a message; an empty one takes the reaction back. */
    public static CustomerMessage reaction(String messageId, String emoji) {
        return of("reaction", new JsonObject().put("message_id", messageId).put("emoji", emoji));
    }

    /** A tap on a reply button of an interactive message. */
    public static CustomerMessage buttonReply(String messageId, String id, String title) {
        return interactive(
                messageId, "button_reply", new JsonObject().put("id", id).put("title", title));
    }

    /** A choice from an interactive list. */
    public static CustomerMessage listReply(String messageId, String id, String title, @Nullable String description) {
        JsonObject row = new JsonObject().put("id", id).put("title", title);
        putIfThere(row, "description", description);
        return interactive(messageId, "list_reply", row);
    }

    /** A tap on a quick reply of a template. */
    public static CustomerMessage quickReply(String messageId, String payload, String text) {
        return of("button", new JsonObject().put("payload", payload).put("text", text))
                .inReplyTo(messageId);
    }

    /** A contact card. */
    public static CustomerMessage contact(String name, String phone) {
        JsonObject card = new JsonObject()
                .put("name", new JsonObject().put("formatted_name", name).put("first_name", name))
                .put(
                        "phones",
                        new JsonArray().add(new JsonObject().put("phone", phone).put("type", "CELL")));
        return of("contacts", new JsonArray().add(card));
    }

    /** The customer's own card, shared by the button of a contact request. */
    public static CustomerMessage sharedContact(String requestId, String name, String phone) {
        CustomerMessage card = contact(name, phone);
        ((JsonArray) card.content()).getJsonObject(0).put("origin", "contact_request");
        return card.inReplyTo(requestId);
    }

    /** Takes a message back; the Cloud API tells it for numbers that coexist with the phone app only. */
    public static CustomerMessage revoke(String messageId) {
        return of("revoke", new JsonObject().put("original_message_id", messageId));
    }

    /** A vote in a poll; without choices the vote is withdrawn. The Cloud API knows no polls. */
    public static CustomerMessage pollVote(String messageId, String... choices) {
        return of(
                "poll_vote",
                new JsonObject().put("message_id", messageId).put("choices", new JsonArray(List.of(choices))));
    }

    /** Something the Cloud API does not show to businesses, such as {@code poll_creation}. */
    public static CustomerMessage unsupported(String what) {
        return of("unsupported", new JsonObject().put("type", what))
                .with(new JsonObject().put("errors", new JsonArray().add(MetaErrors.webhook(131051))));
    }

    /** The same message quoting another. */
    public CustomerMessage inReplyTo(String messageId) {
        return new CustomerMessage(type, content, messageId, more);
    }

    /** The same message with further fields. */
    public CustomerMessage with(JsonObject fields) {
        return new CustomerMessage(type, content, replyTo, more.copy().mergeIn(fields));
    }

    private static CustomerMessage interactive(String messageId, String kind, JsonObject choice) {
        return of("interactive", new JsonObject().put("type", kind).put(kind, choice))
                .inReplyTo(messageId);
    }

    private static void putIfThere(JsonObject target, String name, @Nullable String value) {
        if (value != null) {
            target.put(name, value);
        }
    }
}
