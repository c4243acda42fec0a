package io.centralita.channel.metacloud.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.json.Json;
import io.centralita.channel.spi.content.MediaKind;
import io.centralita.channel.spi.content.MessageContent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a message says, by its type. Source: Meta's webhook reference "messages", 2026-07. */
final class ContentReader {
    private static final List<String> TYPES = List.of(
            "text",
            "image",
            "video",
            "audio",
            "document",
            "sticker",
            "location",
            "contacts",
            "interactive",
            "button",
            "order",
            "reaction",
            "system",
            "edit",
            "revoke",
            "unsupported");

    private ContentReader() {}

    /** The type as told; where it is not, the first known type that has a body. */
    static String typeOf(JsonNode message) {
        String told = Json.word(message, "type");
        if (told != null) {
            return told;
        }
        for (String type : TYPES) {
            if (message.path(type).isContainerNode()) {
                return type;
            }
        }
        return "unknown";
    }

    static MessageContent read(String type, JsonNode message) {
        MessageContent known = known(type, message);
        return known != null ? known : UnsupportedReader.read(type, message);
    }

    private static @Nullable MessageContent known(String type, JsonNode message) {
        return switch (type) {
            case "text" -> text(Json.object(message, "text"));
            case "image" -> MediaReader.read(MediaKind.IMAGE, Json.object(message, type));
            case "video" -> MediaReader.read(MediaKind.VIDEO, Json.object(message, type));
            case "document" -> MediaReader.read(MediaKind.DOCUMENT, Json.object(message, type));
            case "sticker" -> MediaReader.read(MediaKind.STICKER, Json.object(message, type));
            case "audio" -> audio(Json.object(message, "audio"));
            case "voice" -> MediaReader.read(MediaKind.VOICE, Json.object(message, type));
            case "location" -> location(Json.object(message, "location"));
            case "contacts" -> ContactCardReader.read(message);
            case "interactive" -> ReplyReader.interactive(Json.object(message, "interactive"));
            case "button" -> ReplyReader.button(Json.object(message, "button"));
            case "order" -> OrderReader.read(Json.object(message, "order"));
            default -> null;
        };
    }

    private static @Nullable MessageContent text(JsonNode text) {
        String body = Json.text(text, "body");
        return body == null ? null : MessageContent.Text.of(body);
    }

    private static @Nullable MessageContent audio(JsonNode audio) {
        return MediaReader.read(Json.flag(audio, "voice") ? MediaKind.VOICE : MediaKind.AUDIO, audio);
    }

    private static @Nullable MessageContent location(JsonNode place) {
        Double latitude = Json.number(place, "latitude");
        Double longitude = Json.number(place, "longitude");
        if (latitude == null || longitude == null) {
            return null;
        }
        return new MessageContent.Location(
                latitude, longitude, Json.text(place, "name"), Json.text(place, "address"), Json.word(place, "url"));
    }
}
