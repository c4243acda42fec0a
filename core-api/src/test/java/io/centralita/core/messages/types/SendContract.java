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

    /** Every type of message, and every kind of interactive message, that the schema names. */
    static Set<String> kinds() {
        var kinds = new TreeSet<String>();
        for (var form : objects(new JsonObject(TEXT).getJsonArray("oneOf"))) {
            var fields = form.getJsonObject("properties");
            var type = constant(fields);
            if ("interactive".equals(type)) {
                objects(fields.getJsonObject("interactive").getJsonArray("oneOf"))
                        .forEach(kind -> kinds.add("interactive " + constant(kind.getJsonObject("properties"))));
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
            kinds.add(
                    "interactive".equals(type)
                            ? "interactive " + body.getJsonObject("interactive").getString("type")
                            : type);
        }
        return kinds;
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
