package io.centralita.channel.wppconnect.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.content.MediaKind;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.content.MessageContent.ButtonReply;
import io.centralita.channel.spi.content.MessageContent.ButtonReply.Origin;
import io.centralita.channel.wppconnect.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a message says, by its type. The body of a medium is its bytes or a thumbnail, and never taken for text. */
final class ContentReader {
    private ContentReader() {}

    static MessageContent read(JsonNode message, WireId id, String type) {
        MessageContent content = known(message, id, type);
        return content != null ? content : new MessageContent.Unsupported(UnknownReader.shortened(type), reason(type));
    }

    private static @Nullable MessageContent known(JsonNode message, WireId id, String type) {
        return switch (type) {
            case "chat", "hsm", "oversized", "list", "text" -> text(message);
            case "image" -> MediaReader.read(message, id, MediaKind.IMAGE);
            case "video" -> MediaReader.read(message, id, MediaKind.VIDEO);
            case "ptt" -> MediaReader.read(message, id, MediaKind.VOICE);
            case "audio" -> MediaReader.read(message, id, MediaKind.AUDIO);
            case "document" -> MediaReader.read(message, id, MediaKind.DOCUMENT);
            case "sticker" -> MediaReader.read(message, id, MediaKind.STICKER);
            case "location" -> PlaceReader.read(message);
            case "vcard", "multi_vcard" -> CardReader.read(message);
            case "list_response" -> listReply(message);
            case "buttons_response" -> buttonReply(message, "selectedButtonId", Origin.INTERACTIVE);
            case "template_button_reply" -> buttonReply(message, "selectedId", Origin.TEMPLATE);
            case "poll_creation" -> poll(message);
            case "order" -> OrderReader.read(message);
            case "product" -> product(message);
            default -> null;
        };
    }

    private static String reason(String type) {
        return switch (type) {
            case "payment", "groups_v4_invite" -> "not shown by this platform";
            case "unknown", "" -> "WhatsApp Web could not show it";
            default -> "told without what makes it up, or of a type that is not known";
        };
    }

    private static @Nullable MessageContent text(JsonNode message) {
        if (isFile(message)) {
            return null;
        }
        String body = Json.text(message, "body");
        String text =
                body == null || body.isEmpty() ? Json.firstWord(message, "content", "caption", "description") : body;
        return text == null ? null : MessageContent.Text.of(text);
    }

    /** Whether the body is, or may be, bytes in base64. */
    private static boolean isFile(JsonNode message) {
        return Json.word(message, "mimetype") != null || Json.flag(message, "isMedia") || Json.flag(message, "isMMS");
    }

    private static @Nullable MessageContent listReply(JsonNode message) {
        JsonNode reply = Json.object(message, "listResponse");
        String id = Json.word(Json.object(reply, "singleSelectReply"), "selectedRowId");
        String told = Json.firstWord(reply, "title");
        String title = told == null ? Json.word(message, "body") : told;
        return id == null && title == null
                ? null
                : new MessageContent.ListReply(id, title == null ? "" : title, Json.word(reply, "description"));
    }

    private static @Nullable MessageContent buttonReply(JsonNode message, String field, Origin origin) {
        String id = Json.firstWord(message, field, "selectedId", "selectedButtonId");
        String title = Json.firstWord(message, "body", "content");
        return id == null && title == null ? null : new ButtonReply(id, title == null ? "" : title, origin);
    }

    private static @Nullable MessageContent poll(JsonNode message) {
        String question = Json.firstWord(message, "pollName", "body");
        if (question == null) {
            return null;
        }
        List<String> choices = new ArrayList<>();
        for (JsonNode option : Json.items(message.get("pollOptions"))) {
            String name = option.isTextual() ? option.textValue() : Json.text(option, "name");
            if (name != null) {
                choices.add(name);
            }
        }
        Long selectable = Json.whole(message, "pollSelectableOptionsCount");
        int most = selectable == null || selectable < 0 || selectable > 100 ? 0 : selectable.intValue();
        return new MessageContent.Poll(question, choices, most);
    }

    private static @Nullable MessageContent product(JsonNode message) {
        String text = Stream.of("title", "description", "url")
                .map(field -> Json.textOrEmpty(message, field))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("\n"));
        return text.isEmpty() ? null : MessageContent.Text.of(text);
    }
}
