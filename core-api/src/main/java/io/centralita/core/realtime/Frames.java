package io.centralita.core.realtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.centralita.core.kernel.facts.LogHead;
import io.centralita.core.kernel.ids.StreamId;
import io.centralita.core.kernel.problem.ProblemException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes the server's frames, but for {@code event}, which {@link Outlet} writes itself. */
final class Frames {

    private static final JsonMapper MAPPER = new JsonMapper();

    private Frames() {}

    static byte[] hello(String connection, long heartbeatMillis, LogHead head, Instant now) {
        return text(op("hello")
                .put("conn", connection)
                .put("heartbeat_ms", heartbeatMillis)
                .put("epoch", head.epoch().toString())
                .put("min_seq", head.minSeq())
                .put("head_seq", head.headSeq())
                .put("server_time", now.toString()));
    }

    static byte[] ready(@Nullable String ref, StreamId stream, long headSeq) {
        return text(op("ready").put("ref", ref).put("stream", stream.toString()).put("head_seq", headSeq));
    }

    static byte[] resumed(@Nullable String ref, long replayed, long headSeq) {
        return text(op("resumed").put("ref", ref).put("replayed", replayed).put("head_seq", headSeq));
    }

    static byte[] reset(ResetReason reason, LogHead head) {
        return text(op("reset")
                .put("reason", reason.name().toLowerCase(Locale.ROOT))
                .put("min_seq", head.minSeq())
                .put("head_seq", head.headSeq()));
    }

    static byte[] progress(long seq) {
        return text(op("progress").put("seq", seq));
    }

    static byte[] ping(long t) {
        return text(op("ping").put("t", t));
    }

    static byte[] pong(long t) {
        return text(op("pong").put("t", t));
    }

    static byte[] authRequired(long expiresInSeconds) {
        return text(op("auth_required").put("expires_in", expiresInSeconds));
    }

    static byte[] reconnect(long afterMillis, String reason) {
        return text(op("reconnect").put("after_ms", afterMillis).put("reason", reason));
    }

    static byte[] signal(String type, JsonNode data) {
        return text(op("signal").put("type", type).set("data", data));
    }

    static byte[] error(@Nullable String ref, ProblemException problem) {
        var frame = op("error").put("ref", ref);
        var body = frame.putObject("problem")
                .put("type", "/v1/errors/" + problem.code().wire())
                .put("title", problem.code().title())
                .put("status", problem.code().status())
                .put("detail", problem.detail())
                .put("code", problem.code().wire())
                .put("retryable", problem.code().retryable());
        var errors = body.putArray("errors");
        for (var error : problem.errors()) {
            errors.addObject()
                    .put("pointer", error.pointer())
                    .put("code", error.code())
                    .put("detail", error.detail());
        }
        return text(frame);
    }

    private static ObjectNode op(String op) {
        return JsonNodeFactory.instance.objectNode().put("op", op);
    }

    private static byte[] text(JsonNode frame) {
        try {
            return MAPPER.writeValueAsBytes(frame);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
