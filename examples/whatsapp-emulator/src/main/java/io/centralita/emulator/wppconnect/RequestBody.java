package io.centralita.emulator.wppconnect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.centralita.emulator.graph.Bodies;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.jackson.JacksonCodec;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request's body: JSON, or a form with a file.
 *
 * @param json its fields; empty when it is neither
 * @param file the file of a form, or null
 * @param exactJson whether the content type was exactly {@code application/json}: only then answers tell the session
 */
record RequestBody(JsonObject json, Outgoing.@Nullable Picked file, boolean exactJson) {

    private static final int MOST_BYTES = 50 << 20;

    /** A file in base64 is one text, and longer than such may be by default. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxStringLength(MOST_BYTES).build())
            .build();

    /** Fails with {@link DecodeException} for bad JSON and {@link Bodies.TooLarge} beyond 50 MB. */
    static Future<RequestBody> read(HttpServerRequest request) {
        String type = request.getHeader("Content-Type");
        boolean exact = "application/json".equals(type);
        String kind = type == null ? "" : type.toLowerCase(Locale.ROOT);
        if (kind.startsWith("multipart/form-data")) {
            return form(request);
        }
        return Bodies.read(request, MOST_BYTES).map(raw -> {
            boolean json = kind.startsWith("application/json") && raw.length() > 0;
            return new RequestBody(json ? object(raw) : new JsonObject(), null, exact);
        });
    }

    private static JsonObject object(Buffer raw) {
        try {
            Map<?, ?> fields = JacksonCodec.fromParser(JSON.createParser(raw.getBytes()), Map.class);
            return new JsonObject(named(fields));
        } catch (ClassCastException | IOException e) {
            throw new DecodeException("no JSON object", e);
        }
    }

    private static Map<String, Object> named(Map<?, ?> fields) {
        Map<String, Object> named = new LinkedHashMap<>();
        fields.forEach((name, value) -> named.put((String) name, value));
        return named;
    }

    private static Future<RequestBody> form(HttpServerRequest request) {
        Promise<RequestBody> end = Promise.promise();
        Buffer bytes = Buffer.buffer();
        String[] mime = new String[1];
        request.setExpectMultipart(true);
        request.uploadHandler(upload -> {
            mime[0] = upload.contentType();
            upload.handler(chunk -> {
                if (bytes.length() + chunk.length() > MOST_BYTES) {
                    end.tryFail(new DecodeException("the file is too large"));
                } else {
                    bytes.appendBuffer(chunk);
                }
            });
        });
        request.exceptionHandler(end::tryFail);
        request.endHandler(done -> {
            JsonObject fields = new JsonObject();
            request.formAttributes().forEach(field -> fields.put(field.getKey(), value(field.getValue())));
            Outgoing.Picked file = mime[0] == null ? null : new Outgoing.Picked(mime[0], bytes);
            end.tryComplete(new RequestBody(fields, file, false));
        });
        return end.future();
    }

    private static Object value(String text) {
        return "true".equals(text) ? Boolean.TRUE : "false".equals(text) ? Boolean.FALSE : text;
    }
}
