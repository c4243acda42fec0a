package io.centralita.load.wire;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * An HTTP answer, seen in the connection's own buffer: valid only while the handler runs, unless {@link #kept()}.
 *
 * @param status the status code
 * @param head status line and headers
 * @param bytes the array that holds the body
 * @param from where the body starts
 * @param to where the body ends
 */
public record HttpAnswer(int status, String head, byte[] bytes, int from, int to) {

    /** Length of the body. */
    public int length() {
        return to - from;
    }

    /** Whether the status is 2xx. */
    public boolean succeeded() {
        return status / 100 == 2;
    }

    /** The body as text. */
    public String text() {
        return new String(bytes, from, length(), StandardCharsets.UTF_8);
    }

    /** The body as a JSON object; an empty body is an empty object. */
    public JsonObject json() {
        return length() == 0 ? new JsonObject() : new JsonObject(text());
    }

    /** A header's value; null without it. */
    public String header(String name) {
        String wanted = name.toLowerCase(Locale.ROOT) + ":";
        for (String line : head.split("\r\n")) {
            if (line.toLowerCase(Locale.ROOT).startsWith(wanted)) {
                return line.substring(wanted.length()).trim();
            }
        }
        return null;
    }

    /** A copy that outlives the handler. */
    public HttpAnswer kept() {
        byte[] copy = new byte[length()];
        System.arraycopy(bytes, from, copy, 0, copy.length);
        return new HttpAnswer(status, head, copy, 0, copy.length);
    }
}
