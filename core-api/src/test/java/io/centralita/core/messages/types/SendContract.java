package io.centralita.core.messages.types;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.centralita.channel.spi.content.TemplateComponent;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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

    /** A parameter of its own in the schema, which Meta takes as an {@code action} only. */
    private static final String AS_ACTION = "order_details";

    /**
     * Every type of message, every kind of interactive message, every type of its header, and every part and parameter of a
     * template that the schema names.
     */
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
            if ("template".equals(type)) {
                template(fields.getJsonObject("template"), kinds);
            }
        }
        return kinds;
    }

    private static void template(JsonObject schema, Set<String> kinds) {
        var component = schema.getJsonObject("properties")
                .getJsonObject("components")
                .getJsonObject("items")
                .getJsonObject("properties");
        var part = component.getJsonObject("type").getString("pattern");
        for (var name : TemplateComponent.Part.values()) {
            var word = name.name().toLowerCase(Locale.ROOT);
            if (word.matches(part)) {
                kinds.add("part " + word);
            }
        }
        var parameter =
                component.getJsonObject("parameters").getJsonObject("items").getJsonObject("properties");
        words(parameter.getJsonObject("type")).stream()
                .filter(type -> !type.equals(AS_ACTION))
                .forEach(type -> kinds.add("parameter " + type));
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
            if ("template".equals(type)) {
                sent(body.getJsonObject("template").getJsonArray("components"), kinds);
            }
        }
        return kinds;
    }

    private static void sent(JsonArray components, Set<String> kinds) {
        for (var component : objects(components)) {
            kinds.add("part " + component.getString("type"));
            objects(component.getJsonArray("parameters", new JsonArray()))
                    .forEach(parameter -> kinds.add("parameter " + parameter.getString("type")));
            objects(component.getJsonArray("cards", new JsonArray()))
                    .forEach(card -> sent(card.getJsonArray("components"), kinds));
        }
    }

    private static List<String> header(JsonObject kind) {
        return words(kind.getJsonObject("properties")
                .getJsonObject("header")
                .getJsonObject("properties")
                .getJsonObject("type"));
    }

    private static List<String> words(JsonObject choice) {
        return choice.getJsonArray("enum").stream().map(String.class::cast).toList();
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
