package io.centralita.channel.wppconnect.send;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.wppconnect.json.Json;

/**
 * What one of our messages is recognised by when the server tells of it again: it carries nothing of ours.
 *
 * @param type the server's word
 * @param text what it says, or its caption
 */
record Print(String type, String text) {

    static Print of(MessageContent content) {
        if (content instanceof MessageContent.Media media) {
            return new Print(word(media), strip(media.caption()));
        }
        if (content instanceof MessageContent.Text text) {
            return new Print("chat", strip(text.body()));
        }
        if (content instanceof MessageContent.Interactive interactive) {
            return new Print(
                    InteractiveLetters.isMenu(interactive.action()) ? "list" : "chat",
                    strip(Letters.shownText(interactive)));
        }
        if (content instanceof MessageContent.Poll poll) {
            return new Print("poll_creation", strip(poll.question()));
        }
        return new Print(content instanceof MessageContent.Location ? "location" : "vcard", "");
    }

    private static String word(MessageContent.Media media) {
        return switch (media.kind()) {
            case IMAGE -> "image";
            case VIDEO -> "video";
            case AUDIO -> "audio";
            case VOICE -> "ptt";
            case DOCUMENT -> "document";
            case STICKER -> "sticker";
        };
    }

    static Print of(JsonNode message) {
        String type = Json.textOrEmpty(message, "type");
        return switch (type) {
            case "chat" -> new Print(type, strip(Json.text(message, "body")));
            case "image", "video", "audio", "document" -> new Print(type, strip(Json.text(message, "caption")));
            case "poll_creation" -> new Print(type, strip(Json.firstWord(message, "pollName", "body")));
            case "list" -> new Print(type, strip(Json.firstWord(message, "description", "body")));
            default -> new Print(type, "");
        };
    }

    private static String strip(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
