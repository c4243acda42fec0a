package io.centralita.channel.metacloud.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.json.Json;
import io.centralita.channel.metacloud.json.JsonBytes;
import io.centralita.channel.metacloud.json.NotJsonException;
import io.centralita.channel.spi.feature.Templates.Template;
import io.centralita.channel.spi.feature.Templates.TemplateDraft;
import io.centralita.channel.spi.feature.Templates.TemplateEdit;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Templates from and to Meta's JSON. */
final class TemplateText {
    private static final Pattern NAMED_PLACE = Pattern.compile("\\{\\{\\s*[a-z][a-z0-9_]*\\s*}}");
    private static final String NO_COMPONENTS = "[]";

    private TemplateText() {}

    static Template read(JsonNode node) {
        JsonNode components = node.get("components");
        return new Template(
                Json.textOrEmpty(node, "id"),
                Json.textOrEmpty(node, "name"),
                Json.textOrEmpty(node, "language"),
                Json.textOrEmpty(node, "category"),
                Json.textOrEmpty(node, "status"),
                Json.word(Json.object(node, "quality_score"), "score"),
                reason(node),
                components == null || !components.isArray() ? NO_COMPONENTS : components.toString());
    }

    /** Meta writes {@code NONE} where there is none. */
    private static @Nullable String reason(JsonNode node) {
        String reason = Json.word(node, "rejected_reason");
        return reason == null || reason.equals("NONE") ? null : reason;
    }

    /** Null when the text is no array. */
    static @Nullable JsonNode components(String json) {
        try {
            JsonNode node = JsonBytes.read(json.getBytes(StandardCharsets.UTF_8));
            return node.isArray() ? node : null;
        } catch (NotJsonException notJson) {
            return null;
        }
    }

    static byte[] draft(TemplateDraft draft, JsonNode components) {
        return JsonBytes.write(1024, json -> {
            json.writeStartObject();
            json.writeStringField("name", draft.name());
            json.writeStringField("language", draft.language());
            json.writeStringField("category", draft.category());
            if (NAMED_PLACE.matcher(draft.componentsJson()).find()) {
                json.writeStringField("parameter_format", "NAMED");
            }
            json.writeObjectField("components", components);
            json.writeEndObject();
        });
    }

    static byte[] edit(TemplateEdit change, JsonNode components) {
        return JsonBytes.write(1024, json -> {
            json.writeStartObject();
            String category = change.category();
            if (category != null) {
                json.writeStringField("category", category);
            }
            json.writeObjectField("components", components);
            json.writeEndObject();
        });
    }
}
