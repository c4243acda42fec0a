package io.centralita.core.realtime;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.centralita.core.kernel.ids.MalformedIdException;
import io.centralita.core.kernel.ids.StreamId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads client frames, as untrusted text. */
final class ClientFrames {

    private static final int DEPTH = 16;
    private static final int LONGEST_REF = 64;
    private static final char REPLACEMENT = '\uFFFD';

    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private ClientFrames() {}

    /** @throws BadFrameException when the text is no frame of the protocol, or was no UTF-8 on the wire */
    static ClientFrame read(String text) throws BadFrameException {
        if (text.indexOf(REPLACEMENT) >= 0) {
            throw new BadFrameException("not UTF-8");
        }
        var frame = parse(text);
        if (!frame.isObject()) {
            throw new BadFrameException("not an object");
        }
        return switch (frame.path("op").asText()) {
            case "identify" -> new ClientFrame.Identify(ref(frame), frame.path("subs"), from(frame.path("from")));
            case "resume" -> new ClientFrame.Resume(ref(frame), stream(frame), epoch(frame), number(frame, "last_seq"));
            case "ack" -> new ClientFrame.Ack(number(frame, "seq"));
            case "ping" -> new ClientFrame.Ping(number(frame, "t"));
            case "pong" -> new ClientFrame.Pong();
            case "signal" -> new ClientFrame.Signal(string(frame, "type"), frame.path("data"));
            case "auth" -> new ClientFrame.Auth(ref(frame), string(frame, "token"));
            default -> throw new BadFrameException("unknown op");
        };
    }

    private static JsonNode parse(String text) throws BadFrameException {
        try {
            return READER.readTree(text);
        } catch (JsonProcessingException notJson) {
            throw new BadFrameException("not JSON");
        }
    }

    private static @Nullable String ref(JsonNode frame) throws BadFrameException {
        var ref = frame.path("ref");
        if (ref.isMissingNode() || ref.isNull()) {
            return null;
        }
        if (!ref.isTextual() || ref.textValue().length() > LONGEST_REF) {
            throw new BadFrameException("ref");
        }
        return ref.textValue();
    }

    private static @Nullable Long from(JsonNode from) throws BadFrameException {
        if (from.isMissingNode()
                || from.isNull()
                || (from.isTextual() && from.textValue().equals("now"))) {
            return null;
        }
        if (from.isIntegralNumber() && from.canConvertToLong() && from.longValue() >= 0) {
            return from.longValue();
        }
        throw new BadFrameException("from");
    }

    private static StreamId stream(JsonNode frame) throws BadFrameException {
        try {
            return StreamId.fromString(string(frame, "stream"));
        } catch (MalformedIdException malformed) {
            throw new BadFrameException("stream");
        }
    }

    private static UUID epoch(JsonNode frame) throws BadFrameException {
        try {
            return UUID.fromString(string(frame, "epoch"));
        } catch (IllegalArgumentException malformed) {
            throw new BadFrameException("epoch");
        }
    }

    private static String string(JsonNode frame, String name) throws BadFrameException {
        var value = frame.path(name);
        if (!value.isTextual()) {
            throw new BadFrameException(name);
        }
        return value.textValue();
    }

    private static long number(JsonNode frame, String name) throws BadFrameException {
        var value = frame.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw new BadFrameException(name);
        }
        return value.longValue();
    }
}
