package io.centralita.emulator.webhooks;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as Meta puts it on the wire: compact, everything beyond ASCII as {@code \}{@code u00e9} in lower-case hex, and
 * {@code /} as {@code \/}. Signatures cover exactly these bytes.
 */
public final class WireJson {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private WireJson() {}

    /** The bytes of a body. */
    public static Buffer encode(JsonObject body) {
        StringBuilder out = new StringBuilder(768);
        write(out, body);
        return Buffer.buffer(out.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void write(StringBuilder out, @Nullable Object value) {
        if (value instanceof String text) {
            writeString(out, text);
        } else if (value instanceof JsonObject object) {
            writeObject(out, object.getMap());
        } else if (value instanceof JsonArray array) {
            writeArray(out, array.getList());
        } else if (value instanceof Map<?, ?> map) {
            writeObject(out, map);
        } else if (value instanceof List<?> list) {
            writeArray(out, list);
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else {
            throw new IllegalArgumentException("not a JSON value: " + value.getClass());
        }
    }

    private static void writeObject(StringBuilder out, Map<?, ?> map) {
        out.append('{');
        boolean first = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!first) {
                out.append(',');
            }
            first = false;
            writeString(out, String.valueOf(entry.getKey()));
            out.append(':');
            write(out, entry.getValue());
        }
        out.append('}');
    }

    private static void writeArray(StringBuilder out, List<?> list) {
        out.append('[');
        for (int n = 0; n < list.size(); n++) {
            if (n > 0) {
                out.append(',');
            }
            write(out, list.get(n));
        }
        out.append(']');
    }

    private static void writeString(StringBuilder out, String text) {
        out.append('"');
        int written = 0;
        for (int n = 0; n < text.length(); n++) {
            char c = text.charAt(n);
            if (!plain(c)) {
                out.append(text, written, n);
                writeEscaped(out, c);
                written = n + 1;
            }
        }
        out.append(text, written, text.length()).append('"');
    }

    private static boolean plain(char c) {
        return c >= 0x20 && c < 0x7f && c != '"' && c != '\\' && c != '/';
    }

    private static void writeEscaped(StringBuilder out, char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '/' -> out.append("\\/");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            default ->
                out.append("\\u")
                        .append(HEX[c >> 12])
                        .append(HEX[(c >> 8) & 15])
                        .append(HEX[(c >> 4) & 15])
                        .append(HEX[c & 15]);
        }
    }
}
