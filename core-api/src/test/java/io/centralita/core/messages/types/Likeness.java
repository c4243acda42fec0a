package io.centralita.core.messages.types;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Whether everything an example shows is there; {@code …} stands for any text, and more may be there. */
final class Likeness {

    private Likeness() {}

    /** What the example shows and the message has not. */
    static List<String> missing(JsonObject example, JsonObject message) {
        var missing = new ArrayList<String>();
        compare("", example, message, missing);
        return missing;
    }

    private static void compare(String where, Object wanted, Object found, List<String> missing) {
        if (wanted instanceof JsonObject fields && found instanceof JsonObject there) {
            fields.forEach(field ->
                    compare(where + "/" + field.getKey(), field.getValue(), there.getValue(field.getKey()), missing));
        } else if (wanted instanceof JsonArray many
                && found instanceof JsonArray there
                && many.size() == there.size()) {
            for (var n = 0; n < many.size(); n++) {
                compare(where + "/" + n, many.getValue(n), there.getValue(n), missing);
            }
        } else if (wanted instanceof Number number && found instanceof Number other) {
            if (number.doubleValue() != other.doubleValue()) {
                missing.add(where + " is " + found);
            }
        } else if (!(wanted.equals("…") && found instanceof String) && !wanted.equals(found)) {
            missing.add(where + " is " + found);
        }
    }
}
