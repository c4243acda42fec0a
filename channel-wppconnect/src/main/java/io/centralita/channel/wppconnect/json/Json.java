package io.centralita.channel.wppconnect.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lenient looks into a tree: a wrong type counts as absent, a number may stand where text is meant and the reverse. */
public final class Json {
    private Json() {}

    /** Text, number or boolean as text; null when absent, null or a container. */
    public static @Nullable String text(JsonNode parent, String field) {
        JsonNode node = parent.get(field);
        return node == null || node.isNull() || !node.isValueNode() ? null : node.asText();
    }

    /** As {@link #text}, and blank counts as absent. */
    public static @Nullable String word(JsonNode parent, String field) {
        String text = text(parent, field);
        return text == null || text.isBlank() ? null : text;
    }

    /** As {@link #text}, absent counts as empty. */
    public static String textOrEmpty(JsonNode parent, String field) {
        String text = text(parent, field);
        return text == null ? "" : text;
    }

    /** The first of several fields that holds a word. */
    public static @Nullable String firstWord(JsonNode parent, String... fields) {
        for (String field : fields) {
            String word = word(parent, field);
            if (word != null) {
                return word;
            }
        }
        return null;
    }

    /** The object under a field; a missing node when it is anything else. */
    public static JsonNode object(JsonNode parent, String field) {
        JsonNode node = parent.get(field);
        return node != null && node.isObject() ? node : MissingNode.getInstance();
    }

    /** The elements of an array; an object stands for an array of one; anything else is empty. */
    public static Iterable<JsonNode> items(@Nullable JsonNode node) {
        if (node == null) {
            return List.of();
        }
        if (node.isArray()) {
            return node;
        }
        return node.isObject() ? List.of(node) : List.of();
    }

    /** Whether a field is true, or the text "true". */
    public static boolean flag(JsonNode parent, String field) {
        return Boolean.parseBoolean(text(parent, field));
    }

    /** A whole number, also from text; null when it is none or does not fit. */
    public static @Nullable Long whole(JsonNode parent, String field) {
        JsonNode node = parent.get(field);
        if (node == null) {
            return null;
        }
        if (node.isNumber()) {
            return node.canConvertToLong() ? (Long) node.longValue() : null;
        }
        return node.isTextual() ? wholeOf(node.textValue().strip()) : null;
    }

    private static @Nullable Long wholeOf(String text) {
        if (text.isEmpty() || text.length() > 19) {
            return null;
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException notWhole) {
            return null;
        }
    }

    /** A finite number, also from text; null when it is none. */
    public static @Nullable Double number(JsonNode parent, String field) {
        JsonNode node = parent.get(field);
        if (node == null || node.isContainerNode() || node.isNull()) {
            return null;
        }
        double value = node.isTextual() ? numberOf(node.textValue().strip()) : node.asDouble(Double.NaN);
        return Double.isFinite(value) ? (Double) value : null;
    }

    private static double numberOf(String text) {
        try {
            return text.length() > 64 ? Double.NaN : Double.parseDouble(text);
        } catch (NumberFormatException notNumber) {
            return Double.NaN;
        }
    }
}
