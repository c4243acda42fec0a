package io.centralita.channel.metacloud.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Recorded webhook bodies with their signatures. */
public final class Fixtures {
    public static final String SECRET = "fixture-app-secret-1";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Fixtures() {}

    public static byte[] body(String name) {
        return resource("/meta/" + name + ".json");
    }

    public static String signature(String name) {
        return signatures().get("meta/" + name + ".json").textValue();
    }

    public static List<String> names() {
        List<String> names = new ArrayList<>();
        signatures().fieldNames().forEachRemaining(path -> names.add(path.substring(5, path.length() - 5)));
        return names;
    }

    private static JsonNode signatures() {
        return tree(resource("/signatures.json")).get("files");
    }

    public static JsonNode tree(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public static byte[] bytes(JsonNode tree) {
        return tree.toString().getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] resource(String path) {
        try (InputStream in = Fixtures.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(in, path).readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
