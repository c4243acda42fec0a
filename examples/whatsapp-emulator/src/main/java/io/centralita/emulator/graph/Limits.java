package io.centralita.emulator.graph;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Lengths of texts. */
final class Limits {

    private Limits() {}

    /** What is wrong with a text that must be there, if anything. */
    static @Nullable GraphError text(JsonObject object, String name, int least, int most) {
        if (!(object.getValue(name) instanceof String text)) {
            return GraphError.missing(name + " must be a text");
        }
        int length = text.codePointCount(0, text.length());
        return length < least || length > most
                ? GraphError.invalid(name + " must have " + least + " to " + most + " characters")
                : null;
    }
}
