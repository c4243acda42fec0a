package io.centralita.emulator.graph;

import io.centralita.emulator.BusinessNumber;
import io.centralita.emulator.network.MediaStore;
import io.centralita.emulator.network.Template;
import io.centralita.emulator.network.Templates;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * Checks what a well-formed send refers to: uploaded media, and templates. An account without any template may send any
 * template name.
 */
final class ReferenceChecks {

    private final MediaStore media;
    private final Templates templates;

    ReferenceChecks(MediaStore media, Templates templates) {
        this.media = media;
        this.templates = templates;
    }

    Optional<GraphError> check(BusinessNumber number, JsonObject body) {
        String type = body.getString("type", "text");
        if ("template".equals(type)) {
            return template(number, body.getJsonObject("template"));
        }
        return SendChecks.MEDIA.contains(type) ? media(number, type, body.getJsonObject(type)) : Optional.empty();
    }

    private Optional<GraphError> media(BusinessNumber number, String type, JsonObject content) {
        String id = content.getString("id");
        boolean known = id == null
                || media.find(id)
                        .filter(found -> found.phoneNumberId().equals(number.phoneNumberId()))
                        .isPresent();
        return known
                ? Optional.empty()
                : Optional.of(GraphError.parameter(
                        "Param " + type + "['id'] is not a valid whatsapp business account media attachment ID"));
    }

    private Optional<GraphError> template(BusinessNumber number, JsonObject sent) {
        if (templates.all(number.wabaId()).isEmpty()) {
            return Optional.empty();
        }
        String name = sent.getString("name");
        String language = sent.getJsonObject("language").getString("code");
        Optional<Template> known = templates.find(number.wabaId(), name, language);
        String status = known.map(Template::status).orElse("");
        if ("PAUSED".equals(status) || "DISABLED".equals(status)) {
            return Optional.of(GraphError.templateOutOfUse(name, "DISABLED".equals(status)));
        }
        if (known.isEmpty() || !"APPROVED".equals(status)) {
            return Optional.of(GraphError.unknownTemplate(name, language));
        }
        int given = bodyParameters(sent.getJsonArray("components", new JsonArray()));
        int wanted = known.get().bodyVariables();
        return given == wanted ? Optional.empty() : Optional.of(GraphError.templateParameters(given, wanted));
    }

    private static int bodyParameters(JsonArray components) {
        int count = 0;
        for (Object component : components) {
            if (component instanceof JsonObject part && "body".equalsIgnoreCase(part.getString("type"))) {
                count += part.getJsonArray("parameters", new JsonArray()).size();
            }
        }
        return count;
    }
}
