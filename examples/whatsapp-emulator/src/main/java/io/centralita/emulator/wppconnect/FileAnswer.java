package io.centralita.emulator.wppconnect;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.Json;
import java.util.Base64;

/** A file as base64 in JSON, written as fast as it is read: what stands in memory beside the file is a piece. */
final class FileAnswer {

    private static final int PIECE = 48 * 1024;

    private final HttpServerResponse response;
    private final Buffer file;
    private final Buffer tail;
    private int at;

    private FileAnswer(HttpServerResponse response, Buffer file, Buffer tail) {
        this.response = response;
        this.file = file;
        this.tail = tail;
    }

    static void write(Call call, Buffer file, String mimeType) {
        HttpServerResponse response = call.response();
        if (response.ended() || response.closed()) {
            return;
        }
        String session = call.body().exactJson()
                ? ",\"session\":" + Json.encode(call.session().name())
                : "";
        Buffer head = Buffer.buffer("{\"base64\":\"");
        Buffer tail = Buffer.buffer("\",\"mimetype\":" + Json.encode(mimeType) + session + "}");
        int length = head.length() + (file.length() + 2) / 3 * 4 + tail.length();
        response.setStatusCode(200)
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .putHeader("Content-Length", String.valueOf(length));
        response.write(head);
        new FileAnswer(response, file, tail).more();
    }

    private void more() {
        while (!response.closed()) {
            if (at == file.length()) {
                response.end(tail);
                return;
            }
            if (response.writeQueueFull()) {
                response.drainHandler(drained -> more());
                return;
            }
            int to = Math.min(at + PIECE, file.length());
            response.write(Buffer.buffer(Base64.getEncoder().encode(file.getBytes(at, to))));
            at = to;
        }
    }
}
