package io.centralita.channel.metacloud.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.json.Json;
import io.centralita.channel.spi.inbound.TemplateChanged;
import io.centralita.channel.spi.inbound.TemplateChanged.Aspect;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** News about templates. Without a name they are news about the account. */
final class TemplateReader {
    private static final Map<String, Aspect> ASPECTS = Map.of(
            "message_template_status_update", Aspect.STATUS,
            "message_template_quality_update", Aspect.QUALITY,
            "message_template_components_update", Aspect.COMPONENTS,
            "template_category_update", Aspect.CATEGORY);

    private static final Set<String> TOLD_ELSEWHERE =
            Set.of("message_template_id", "message_template_name", "message_template_language", "event", "reason");

    private TemplateReader() {}

    static boolean knows(String field) {
        return ASPECTS.containsKey(field);
    }

    static @Nullable TemplateChanged read(Change change) {
        Aspect aspect = ASPECTS.get(change.field());
        JsonNode value = change.value();
        String name = Json.word(value, "message_template_name");
        if (aspect == null || name == null) {
            return null;
        }
        return new TemplateChanged(
                AccountReader.key("template/", change),
                change.toldAt(),
                Json.word(change.entry(), "id"),
                Json.word(value, "message_template_id"),
                name,
                Json.word(value, "message_template_language"),
                aspect,
                before(aspect, value),
                after(aspect, value),
                reason(value),
                Facts.without(value, TOLD_ELSEWHERE));
    }

    private static @Nullable String before(Aspect aspect, JsonNode value) {
        return switch (aspect) {
            case STATUS, COMPONENTS -> null;
            case QUALITY -> Json.word(value, "previous_quality_score");
            case CATEGORY -> Json.word(value, "previous_category");
        };
    }

    private static @Nullable String after(Aspect aspect, JsonNode value) {
        return switch (aspect) {
            case STATUS -> Json.word(value, "event");
            case QUALITY -> Json.word(value, "new_quality_score");
            case CATEGORY -> Json.word(value, "new_category");
            case COMPONENTS -> null;
        };
    }

    /** Meta writes {@code NONE} where there is none; more is said in {@code rejection_info}, which is among the facts. */
    private static @Nullable String reason(JsonNode value) {
        String code = Json.word(value, "reason");
        return code == null || code.equals("NONE") ? Json.word(Json.object(value, "rejection_info"), "reason") : code;
    }
}
