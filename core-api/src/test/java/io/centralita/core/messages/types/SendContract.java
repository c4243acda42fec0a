package io.centralita.core.messages.types;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The schema of what the Cloud API takes, made from Meta's documents. */
final class SendContract {

    private static final String TEXT = read();

    private SendContract() {}

    static List<Error> faults(JsonObject body) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(TEXT, InputFormat.JSON)
                .validate(body.encode(), InputFormat.JSON);
    }

    /** Every type of message, every kind of interactive message and every type of its header that the schema names. */
    static Set<String> kinds() {
        var kinds = new TreeSet<String>();
        for (var form : objects(new JsonObject(TEXT).getJsonArray("oneOf"))) {
            var fields = form.getJsonObject("properties");
            var type = constant(fields);
            if ("interactive".equals(type)) {
                for (var kind : objects(fields.getJsonObject("interactive").getJsonArray("oneOf"))) {
                    kinds.add("interactive " + constant(kind.getJsonObject("properties")));
                    header(kind).forEach(header -> kinds.add("header " + header));
                }
            } else if (type != null) {
                kinds.add(type);
            }
        }
        return kinds;
    }

    /** Those that were sent. */
    static Set<String> kinds(List<JsonObject> bodies) {
        var kinds = new TreeSet<String>();
        for (var body : bodies) {
            var type = body.getString("type");
            if ("interactive".equals(type)) {
                var interactive = body.getJsonObject("interactive");
                kinds.add("interactive " + interactive.getString("type"));
                if (interactive.containsKey("header")) {
                    kinds.add("header " + interactive.getJsonObject("header").getString("type"));
                }
            } else {
                kinds.add(type);
            }
        }
        return kinds;
    }

    private static List<String> header(JsonObject kind) {
        return kind
                .getJsonObject("properties")
                .getJsonObject("header")
                .getJsonObject("properties")
                .getJsonObject("type")
                .getJsonArray("enum")
                .stream()
                .map(String.class::cast)
                .toList();
    }

    private static String constant(JsonObject fields) {
        return fields.getJsonObject("type", new JsonObject()).getString("const");
    }

    private static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }

    private static String read() {
        try {
            return Files.readString(Path.of("../channel-meta-cloud/src/test/resources/meta-send.schema.json"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
