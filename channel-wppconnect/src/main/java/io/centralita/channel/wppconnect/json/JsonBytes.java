package io.centralita.channel.wppconnect.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Bytes to trees and back. Bounded: 64 MiB, 64 levels, no key twice in an object. What is written is pure ASCII, so that even
 * a lone surrogate, which customers' phones do send, comes through unchanged.
 */
public final class JsonBytes {
    /** The server puts a whole medium in base64 into a body. */
    public static final int MAX_BYTES = 64 * 1024 * 1024;

    private static final int MAX_DEPTH = 64;

    private static final JsonMapper MAPPER = mapper();

    private JsonBytes() {}

    private static JsonMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxDocumentLength(MAX_BYTES)
                        .maxStringLength(MAX_BYTES)
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

    /** A token at a time, for documents too large for a tree. */
    public static JsonParser parser(byte[] bytes) throws IOException {
        return MAPPER.createParser(bytes);
    }

    private static String where(JsonProcessingException problem) {
        String kind = problem.getClass().getSimpleName();
        return problem.getLocation() == null
                ? kind
                : kind + " at byte " + problem.getLocation().getByteOffset();
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Writes a tree. */
    public static byte[] write(JsonNode tree) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
            MAPPER.writeTree(json, tree);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
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
