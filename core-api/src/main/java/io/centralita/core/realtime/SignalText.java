package io.centralita.core.realtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.centralita.core.kernel.facts.FactDraft.Audience;
import io.centralita.core.kernel.ids.WorkspaceId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A signal on its way to another node. */
final class SignalText {

    private static final JsonMapper JSON = new JsonMapper();

    private SignalText() {}

    static String write(Signal signal) {
        var text = JSON.createObjectNode()
                .put("workspace", signal.workspace().toString())
                .put("from", signal.from())
                .put("frame", new String(signal.frame(), StandardCharsets.UTF_8));
        var audience = signal.audience();
        if (audience != null) {
            text.putObject("audience")
                    .put("conversation", written(audience.conversationId()))
                    .put("channel", written(audience.channelId()))
                    .put("assignee", written(audience.assigneeId()))
                    .put("team", written(audience.teamId()));
        }
        return text.toString();
    }

    /** @throws IllegalArgumentException when another version's node wrote something else */
    static Signal read(String written) {
        try {
            var text = JSON.readTree(written);
            return new Signal(
                    WorkspaceId.fromString(text.path("workspace").asText()),
                    text.path("from").asText(),
                    audience(text.path("audience")),
                    text.path("frame").asText().getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException(notJson);
        }
    }

    private static @Nullable Audience audience(JsonNode text) {
        return text.isObject()
                ? new Audience(
                        id(text.path("conversation")),
                        id(text.path("channel")),
                        id(text.path("assignee")),
                        null,
                        id(text.path("team")))
                : null;
    }

    private static @Nullable String written(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static @Nullable UUID id(JsonNode text) {
        return text.isTextual() ? UUID.fromString(text.textValue()) : null;
    }
}
