package io.centralita.emulator.graph;

import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields a caller asked for by {@code fields=a,b}. */
final class FieldPick {

    private FieldPick() {}

    /** Those fields and the id; without a wish, the usual ones. */
    static JsonObject of(JsonObject all, @Nullable String fields, Set<String> usual) {
        Set<String> wanted = fields == null || fields.isBlank()
                ? usual
                : new HashSet<>(List.of(fields.replaceAll("\\s", "").split(",")));
        JsonObject picked = new JsonObject();
        all.forEach(field -> {
            if (wanted.contains(field.getKey()) || "id".equals(field.getKey())) {
                picked.put(field.getKey(), field.getValue());
            }
        });
        return picked;
    }
}
