package io.centralita.channel.metacloud.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.json.Json;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.content.MessageContent.ButtonReply.Origin;
import org.jspecify.annotations.Nullable;

/** What the customer pressed, chose or filled in. */
final class ReplyReader {
    private ReplyReader() {}

    /** A quick reply of a template. */
    static @Nullable MessageContent button(JsonNode button) {
        String payload = Json.text(button, "payload");
        String text = Json.text(button, "text");
        String title = text != null ? text : payload;
        return title == null ? null : new MessageContent.ButtonReply(payload, title, Origin.TEMPLATE);
    }

    static @Nullable MessageContent interactive(JsonNode interactive) {
        String type = Json.word(interactive, "type");
        if (type == null) {
            return null;
        }
        JsonNode reply = Json.object(interactive, type);
        if (reply.isMissingNode()) {
            return null;
        }
        return switch (type) {
            case "button_reply" ->
                new MessageContent.ButtonReply(
                        Json.text(reply, "id"), Json.textOrEmpty(reply, "title"), Origin.INTERACTIVE);
            case "list_reply" ->
                new MessageContent.ListReply(
                        Json.text(reply, "id"), Json.textOrEmpty(reply, "title"), Json.text(reply, "description"));
            case "nfm_reply" ->
                new MessageContent.FlowReply(Json.text(reply, "name"), Json.text(reply, "body"), answers(reply));
            case "call_permission_reply" ->
                new MessageContent.SystemNote(
                        type, "call permission: " + Json.textOrEmpty(reply, "response"), Facts.of(reply), true);
            default -> null;
        };
    }

    /** A string that holds JSON, as documented; or the JSON itself. */
    private static String answers(JsonNode reply) {
        JsonNode answers = reply.path("response_json");
        if (answers.isContainerNode()) {
            return answers.toString();
        }
        return answers.isTextual() ? answers.textValue() : "{}";
    }
}
