package io.centralita.core.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Schemas of answers, draft 2020-12 as OpenAPI 3.1 has it. Here they are closed: a member that is not documented is a fault,
 * while readers of the published document have to ignore it.
 */
final class AnswerSchemas {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode components;
    private final Map<JsonNode, Schema> compiled = new ConcurrentHashMap<>();

    AnswerSchemas(JsonNode document) {
        components = closed(document.path("components").deepCopy());
    }

    List<String> faults(JsonNode schema, String json) {
        return compiled
                .computeIfAbsent(schema, this::compile)
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(settings -> settings.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    private Schema compile(JsonNode schema) {
        ObjectNode root = closed(schema.deepCopy());
        root.set("components", components);
        return REGISTRY.getSchema(root.toString(), InputFormat.JSON);
    }

    private static <T extends JsonNode> T closed(T node) {
        if (node instanceof ObjectNode schema
                && schema.path("properties").isObject()
                && schema.path("type").asText().equals("object")
                && !schema.has("additionalProperties")) {
            schema.put("additionalProperties", false);
        }
        node.forEach(AnswerSchemas::closed);
        return node;
    }
}
