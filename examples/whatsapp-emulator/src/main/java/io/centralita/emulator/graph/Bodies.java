package io.centralita.emulator.graph;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Reads request bodies, up to a size. */
public final class Bodies {

    private Bodies() {}

    /** The whole body; fails when it is larger or the connection breaks. */
    public static Future<Buffer> read(HttpServerRequest request, int most) {
        Promise<Buffer> end = Promise.promise();
        Buffer body = Buffer.buffer();
        request.handler(chunk -> {
            if (body.length() + chunk.length() > most) {
                end.tryFail(new TooLarge(most));
            } else {
                body.appendBuffer(chunk);
            }
        });
        request.exceptionHandler(end::tryFail);
        request.endHandler(done -> end.tryComplete(body));
        return end.future();
    }

    /** The JSON object in the bytes; absent when they are anything else. */
    public static Optional<JsonObject> object(Buffer body) {
        try {
            return Optional.of(new JsonObject(body));
        } catch (DecodeException | ClassCastException e) {
            return Optional.empty();
        }
    }

    /** The body is larger than allowed. */
    public static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLarge(int most) {
            super("the body is larger than " + most + " bytes");
        }
    }
}
