package io.centralita.channel.metacloud.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Bytes to trees and back. Bounded: 3.5 MiB, 64 levels, no key twice in an object. What is written is pure ASCII, so that
 * even a lone surrogate, which customers' phones do send, comes through unchanged.
 */
public final class JsonBytes {
    /** Meta promises at most 3 MB; the rest is for escapes. */
    public static final int MAX_BYTES = 3_670_016;

    public static final int MAX_DEPTH = 64;

    private static final JsonMapper MAPPER = mapper();

    private JsonBytes() {}

    private static JsonMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxDocumentLength(MAX_BYTES)
                        .build())
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /**
     * Reads a whole document.
     *
     * @throws NotJsonException when it is not JSON or beyond the bounds
     */
    public static JsonNode read(byte[] bytes) throws NotJsonException {
        if (bytes.length > MAX_BYTES) {
            throw new NotJsonException("more than " + MAX_BYTES + " bytes");
        }
        try (JsonParser parser = MAPPER.createParser(bytes)) {
            JsonNode root = MAPPER.readTree(parser);
            if (root == null) {
                throw new NotJsonException("empty");
            }
            if (parser.nextToken() != null) {
                throw new NotJsonException("something follows the document");
            }
            return root;
        } catch (JsonProcessingException notJson) {
            throw new NotJsonException(where(notJson));
        } catch (IOException notUtf8) {
            throw new NotJsonException("not UTF-8");
        }
    }

    private static String where(JsonProcessingException problem) {
        String kind = problem.getClass().getSimpleName();
        return problem.getLocation() == null
                ? kind
                : kind + " at byte " + problem.getLocation().getByteOffset();
    }

    /** What to write. */
    @FunctionalInterface
    public interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    /** Writes a document. */
    public static byte[] write(int expectedSize, Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(expectedSize);
        try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
            writing.to(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Whether a text is a JSON object within the bounds. */
    public static boolean isObject(String json) {
        try {
            return read(json.getBytes(StandardCharsets.UTF_8)).isObject();
        } catch (NotJsonException notJson) {
            return false;
        }
    }

    /** Writes JSON that is text already; what {@link #isObject} refused is a mistake of the caller. */
    public static void copy(JsonGenerator json, String text) throws IOException {
        json.writeTree(MAPPER.readTree(text));
    }

    /** Lower-case hex of a digest over the tree's compact form: the same for the same content, however it was spaced. */
    public static String digest(JsonNode node) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] hash = sha256.digest(node.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
