package io.centralita.emulator.wppconnect;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * What a send route was asked to send.
 *
 * @param lineType its type on the customer's phone
 * @param content its content there, as Meta names it
 * @param wire fields of the server's message
 * @param file its file, or null
 * @param quoted the quoted message, or null
 * @param said what the ledger counts: its text, or the hash of its file
 */
record Outgoing(
        String lineType,
        Object content,
        JsonObject wire,
        @Nullable Picked file,
        @Nullable String quoted,
        String said) {

    /** A file that was picked up; the caption is in the content. */
    record Picked(String mimeType, io.vertx.core.buffer.Buffer bytes) {}

    static Outgoing of(String lineType, Object content, JsonObject wire, String said) {
        return new Outgoing(lineType, content, wire, null, null, said);
    }

    static Outgoing text(String body) {
        return of(
                "text",
                new JsonObject().put("body", body),
                new JsonObject().put("type", "chat").put("body", body).put("content", body),
                body);
    }

    Outgoing quoting(@Nullable String id) {
        return new Outgoing(lineType, content, wire, file, id, said);
    }
}
