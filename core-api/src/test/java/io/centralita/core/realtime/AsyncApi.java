package io.centralita.core.realtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The published document, as something to measure by. */
final class AsyncApi {

    private static final Set<String> SAID_BY_BOTH = Set.of("signal", "ping", "pong");
    private static final JsonNode DOCUMENT = read();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private AsyncApi() {}

    static Set<String> eventTypes() {
        var types = new TreeSet<String>();
        DOCUMENT.at("/components/schemas/EventType/enum").forEach(type -> types.add(type.asText()));
        return types;
    }

    static List<Error> eventFaults(String event) {
        return schema("Event").validate(event, InputFormat.JSON);
    }

    /** What is wrong with a frame of the server, by the schema its op names in the document. */
    static List<Error> frameFaults(JsonNode frame) {
        return faults("tell", frame.path("op").asText(), frame);
    }

    /** What is wrong with a frame of a client. */
    static List<Error> clientFrameFaults(JsonNode frame) {
        var op = frame.path("op").asText();
        return faults("hear", SAID_BY_BOTH.contains(op) ? "client_" + op : op, frame);
    }

    private static List<Error> faults(String operation, String message, JsonNode frame) {
        var reference = "#/channels/realtime/messages/" + message;
        for (var listed : DOCUMENT.at("/operations/" + operation + "/messages")) {
            if (listed.path("$ref").asText().equals(reference)) {
                var payload = DOCUMENT.at("/components/messages/" + message + "/payload/$ref")
                        .asText();
                return schema(payload.substring(payload.lastIndexOf('/') + 1))
                        .validate(frame.toString(), InputFormat.JSON);
            }
        }
        throw new AssertionError("the document knows no frame " + message);
    }

    private static Schema schema(String name) {
        return SCHEMAS.computeIfAbsent(name, missing -> {
            if (DOCUMENT.at("/components/schemas/" + missing).isMissingNode()) {
                throw new AssertionError("the document has no schema " + missing);
            }
            var root = new JsonMapper().createObjectNode().put("$ref", "#/components/schemas/" + missing);
            root.set("components", DOCUMENT.path("components"));
            return REGISTRY.getSchema(root.toString(), InputFormat.JSON);
        });
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper(new YAMLFactory())
                    .readTree(Path.of("../openapi/asyncapi.yaml").toFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
