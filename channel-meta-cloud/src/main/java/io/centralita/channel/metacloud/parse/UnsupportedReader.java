package io.centralita.channel.metacloud.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.json.Json;
import io.centralita.channel.spi.content.MessageContent;
import org.jspecify.annotations.Nullable;

/** Messages that Meta cannot show us (a poll, a message from before the phone was linked), or that we do not know. */
final class UnsupportedReader {
    private UnsupportedReader() {}

    static MessageContent read(String type, JsonNode message) {
        String inner = Json.word(Json.object(message, "unsupported"), "type");
        String interactive = Json.word(Json.object(message, "interactive"), "type");
        String named = inner != null ? inner : interactive != null ? "interactive." + interactive : type;
        return new MessageContent.Unsupported(named, reason(type, message));
    }

    private static String reason(String type, JsonNode message) {
        String told = firstError(message);
        if (told != null) {
            return told;
        }
        return message.path(type).isContainerNode() ? "unknown form of type " + type : "no content of type " + type;
    }

    /** Code and words of the first of the element's {@code errors[]}. */
    private static @Nullable String firstError(JsonNode message) {
        for (JsonNode error : Json.items(message.get("errors"))) {
            String code = Json.word(error, "code");
            String words = Errors.words(error);
            return code == null ? words : code + " " + words;
        }
        return null;
    }
}
