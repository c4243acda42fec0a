package io.centralita.emulator.graph;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the frame of a send: product, recipient, type, and the object the type names. */
final class SendChecks {

    private static final Set<String> TYPES = Set.of(
            "text",
            "image",
            "video",
            "audio",
            "document",
            "sticker",
            "location",
            "contacts",
            "reaction",
            "interactive",
            "template");
    /** The types whose content is a file. */
    static final Set<String> MEDIA = Set.of("image", "video", "audio", "document", "sticker");

    private SendChecks() {}

    /** What is wrong with a send, if anything. */
    static Optional<GraphError> check(JsonObject body) {
        return Optional.ofNullable(frame(body));
    }

    private static @Nullable GraphError frame(JsonObject body) {
        if (!"whatsapp".equals(body.getValue("messaging_product"))) {
            return GraphError.parameter("The parameter messaging_product is required.");
        }
        if (!filled(body, "to") && !filled(body, "recipient")) {
            return GraphError.parameter("The parameter to is required.");
        }
        Object type = body.getValue("type", "text");
        if (!(type instanceof String name) || !TYPES.contains(name)) {
            return GraphError.parameter("Param type must be one of {AUDIO, CONTACTS, DOCUMENT, IMAGE, INTERACTIVE,"
                    + " LOCATION, REACTION, STICKER, TEMPLATE, TEXT, VIDEO} - got \"" + type + "\".");
        }
        Object ours = body.getValue("biz_opaque_callback_data");
        if (ours != null && !(ours instanceof String data && !data.isEmpty() && data.length() <= 512)) {
            return GraphError.invalid("biz_opaque_callback_data must be a text of 1 to 512 characters");
        }
        GraphError addressed = address(body);
        return addressed == null ? content(name, body.getValue(name)) : addressed;
    }

    private static @Nullable GraphError address(JsonObject body) {
        for (String name : List.of("to", "recipient")) {
            if (body.getValue(name) != null && !(body.getValue(name) instanceof String)) {
                return GraphError.parameter("Param " + name + " must be a string.");
            }
        }
        Object context = body.getValue("context");
        boolean quoting = context instanceof JsonObject quoted && filled(quoted, "message_id");
        return context == null || quoting ? null : GraphError.invalid("context needs message_id");
    }

    private static @Nullable GraphError content(String type, @Nullable Object content) {
        if (content == null) {
            return GraphError.missing("Parameter '" + type + "' is mandatory for type '" + type + "'");
        }
        if ("contacts".equals(type)) {
            return content instanceof JsonArray cards && !cards.isEmpty()
                    ? null
                    : GraphError.invalid("contacts must hold at least one contact");
        }
        if (!(content instanceof JsonObject object)) {
            return GraphError.invalid(type + " must be an object");
        }
        if (MEDIA.contains(type)) {
            return media(type, object);
        }
        return switch (type) {
            case "text" -> Limits.text(object, "body", 1, 4096);
            case "location" -> location(object);
            case "reaction" -> reaction(object);
            case "template" -> template(object);
            default -> InteractiveChecks.check(object);
        };
    }

    private static @Nullable GraphError media(String type, JsonObject media) {
        if (filled(media, "id") == filled(media, "link")) {
            return GraphError.invalid(type + " must have exactly one of id and link");
        }
        boolean captioned = media.containsKey("caption");
        if (captioned && ("audio".equals(type) || "sticker".equals(type))) {
            return GraphError.parameter("Unexpected key \"caption\" on param \"" + type + "\".");
        }
        return captioned ? Limits.text(media, "caption", 0, 1024) : null;
    }

    private static @Nullable GraphError location(JsonObject place) {
        return place.getValue("latitude") == null || place.getValue("longitude") == null
                ? GraphError.missing("location needs latitude and longitude")
                : null;
    }

    private static @Nullable GraphError reaction(JsonObject reaction) {
        if (!filled(reaction, "message_id")) {
            return GraphError.missing("reaction needs message_id");
        }
        return reaction.getValue("emoji") instanceof String ? null : GraphError.missing("reaction needs emoji");
    }

    private static @Nullable GraphError template(JsonObject template) {
        if (!filled(template, "name")) {
            return GraphError.missing("template needs name");
        }
        boolean languaged = template.getValue("language") instanceof JsonObject language && filled(language, "code");
        return languaged ? null : GraphError.missing("template needs language.code");
    }

    private static boolean filled(JsonObject object, String name) {
        return object.getValue(name) instanceof String text && !text.isEmpty();
    }
}
