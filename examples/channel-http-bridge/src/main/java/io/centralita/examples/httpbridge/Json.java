package io.centralita.examples.httpbridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.centralita.channel.spi.inbound.PayloadException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes JSON objects; what is missing or of a wrong type is said, never guessed. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree can always be written", impossible);
        }
    }

    /** The object in these bytes; empty when they are something else. */
    static Optional<JsonNode> read(byte[] bytes) {
        try {
            return Optional.ofNullable(MAPPER.readTree(bytes)).filter(JsonNode::isObject);
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }

    static String text(JsonNode object, String field) throws PayloadException {
        String text = optionalText(object, field);
        if (text == null) {
            throw new PayloadException(field + " must be text and not empty");
        }
        return text;
    }

    static @Nullable String optionalText(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isTextual() && !value.textValue().isBlank() ? value.textValue() : null;
    }

    static double number(JsonNode object, String field) throws PayloadException {
        JsonNode value = object.path(field);
        if (!value.isNumber()) {
            throw new PayloadException(field + " must be a number");
        }
        return value.doubleValue();
    }

    static @Nullable Long optionalLong(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.canConvertToLong() && value.isIntegralNumber() ? Long.valueOf(value.longValue()) : null;
    }

    static Instant time(JsonNode object, String field) throws PayloadException {
        try {
            return Instant.parse(text(object, field));
        } catch (DateTimeException wrong) {
            throw new PayloadException(field + " must be a time such as 2026-11-24T12:00:00Z", wrong);
        }
    }
}
