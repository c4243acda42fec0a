package io.centralita.emulator.control;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Reads fields of a request, saying which one is wrong. */
final class Fields {

    private Fields() {}

    static String text(JsonObject body, String name) {
        String value = optionalText(body, name);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException(name + " is required");
        }
        return value;
    }

    static String text(JsonObject body, String name, String otherwise) {
        String value = optionalText(body, name);
        return value == null ? otherwise : value;
    }

    static @Nullable String optionalText(JsonObject body, String name) {
        Object value = body.getValue(name);
        if (value != null && !(value instanceof String)) {
            throw new IllegalArgumentException(name + " must be a text");
        }
        return (String) value;
    }

    static double number(JsonObject body, String name) {
        if (body.getValue(name) instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException(name + " must be a number");
    }

    static JsonObject object(JsonObject body, String name) {
        if (body.getValue(name) instanceof JsonObject object) {
            return object;
        }
        throw new IllegalArgumentException(name + " must be an object");
    }
}
