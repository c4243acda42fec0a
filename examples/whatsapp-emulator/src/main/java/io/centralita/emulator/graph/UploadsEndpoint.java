package io.centralita.emulator.graph;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Resumable uploads: a session, then its bytes from an offset; the whole file has a handle for template headers. */
final class UploadsEndpoint {

    private static final int KEPT = 50;

    private record Session(int length, String type, Buffer bytes) {}

    private final Map<String, Session> sessions = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Session> eldest) {
            return size() > KEPT;
        }
    };

    private final Answers answers;

    UploadsEndpoint(Answers answers) {
        this.answers = answers;
    }

    void open(HttpServerRequest request) {
        String type = request.getParam("file_type", "");
        String length = request.getParam("file_length", "");
        if (type.isEmpty() || !length.matches("[1-9]\\d{0,8}")) {
            answers.error(
                    request.response(), GraphError.parameter("The parameters file_length and file_type are required."));
            return;
        }
        String id = "upload:" + UUID.randomUUID().toString().replace("-", "");
        sessions.put(id, new Session(Integer.parseInt(length), type, Buffer.buffer()));
        answers.json(request.response(), new JsonObject().put("id", id));
    }

    void offset(HttpServerRequest request, String id) {
        find(request, id)
                .ifPresent(session -> answers.json(
                        request.response(),
                        new JsonObject()
                                .put("id", id)
                                .put("file_offset", session.bytes().length())));
    }

    /** Takes the bytes after {@code file_offset}; the handle comes with the last of them. */
    void append(HttpServerRequest request, String id, Buffer bytes) {
        find(request, id).ifPresent(session -> {
            String offset = request.getHeader("file_offset");
            if (offset == null
                    || !offset.equals(Integer.toString(session.bytes().length()))) {
                answers.error(request.response(), GraphError.parameter("The header file_offset does not fit."));
                return;
            }
            session.bytes().appendBuffer(bytes);
            if (session.bytes().length() < session.length()) {
                answers.json(request.response(), new JsonObject().put("id", id));
            } else {
                answers.json(request.response(), new JsonObject().put("h", handle(id, session)));
            }
        });
    }

    /** Whether a handle has the form this endpoint gives. */
    static boolean isHandle(String text) {
        return text.startsWith("4::");
    }

    private static String handle(String id, Session session) {
        Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
        return "4::" + encoder.encodeToString(session.type().getBytes(StandardCharsets.UTF_8)) + ":"
                + encoder.encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<Session> find(HttpServerRequest request, String id) {
        Optional<Session> found = Optional.ofNullable(sessions.get(id));
        if (found.isEmpty()) {
            answers.error(request.response(), GraphError.unknownObject("post", id));
        }
        return found;
    }
}
