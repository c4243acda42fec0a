package io.centralita.core.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The published document, openapi/openapi.yaml. */
final class OpenApiDocument {

    private static final Path FILE = Path.of("../openapi/openapi.yaml");
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build());
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private OpenApiDocument() {}

    static JsonNode published() {
        try {
            return YAML.readTree(FILE.toFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static void publish(JsonNode document) {
        try {
            YAML.writeValue(FILE.toFile(), document);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Members in an order that does not depend on how the document was made. */
    static JsonNode normalised(String json) throws IOException {
        var document = new ObjectMapper().readTree(json);
        var ordered = YAML.createObjectNode();
        List.of("openapi", "info", "security", "paths", "components")
                .forEach(name -> ordered.set(name, sorted(name, document.path(name))));
        return ordered;
    }

    /** By method and path. */
    static Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        published()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (METHODS.contains(method.getKey())) {
                        operations.put(method.getKey() + " " + path.getKey(), method.getValue());
                    }
                }));
        return operations;
    }

    private static JsonNode sorted(String name, JsonNode node) {
        if (node instanceof ArrayNode array) {
            var items = array.arrayNode();
            array.forEach(item -> items.add(sorted("", item)));
            return items;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        var declared = List.of("properties", "info").contains(name);
        Map<String, JsonNode> members = declared ? new java.util.LinkedHashMap<>() : new TreeMap<>();
        object.properties().forEach(member -> members.put(member.getKey(), sorted(member.getKey(), member.getValue())));
        var sorted = object.objectNode();
        members.forEach(sorted::set);
        return sorted;
    }
}
