package io.centralita.channel.wppconnect.webhook;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.centralita.channel.wppconnect.json.JsonBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Takes the bytes of media out of a call's body before it is stored: the server puts them there in base64, tens of megabytes,
 * and has them still. Everything else stays as it came, byte by byte. Nothing is read into memory.
 */
final class Slimmer {
    /** Smaller bodies are stored as they are. */
    static final int LARGE = 64 * 1024;

    private static final Set<String> CARRIERS = Set.of("body", "content");
    private static final Set<String> SIGNS = Set.of("mimetype", "isMedia", "isMMS");
    private static final int LARGE_VALUE = 4 * 1024;

    private record Cut(int from, int to, boolean more) {}

    private Slimmer() {}

    static byte[] slim(byte[] body) {
        if (body.length <= LARGE) {
            return body;
        }
        try {
            List<Cut> cuts = cuts(body);
            return cuts.isEmpty() ? body : without(body, cuts);
        } catch (IOException notJson) {
            return body;
        }
    }

    private static List<Cut> cuts(byte[] body) throws IOException {
        List<Cut> cuts = new ArrayList<>();
        boolean file = false;
        try (JsonParser json = JsonBytes.parser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return List.of();
            }
            JsonToken next = json.nextToken();
            while (next == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                int from = (int) json.currentTokenLocation().getByteOffset();
                file |= SIGNS.contains(name) && (value == JsonToken.VALUE_TRUE || value == JsonToken.VALUE_STRING);
                json.skipChildren();
                next = json.nextToken();
                int to = (int) json.currentTokenLocation().getByteOffset();
                if (value == JsonToken.VALUE_STRING && CARRIERS.contains(name) && to - from > LARGE_VALUE) {
                    cuts.add(new Cut(from, to, next == JsonToken.FIELD_NAME));
                }
            }
        }
        return file ? cuts : List.of();
    }

    private static byte[] without(byte[] body, List<Cut> cuts) {
        ByteArrayOutputStream slim = new ByteArrayOutputStream(LARGE);
        int done = 0;
        for (Cut cut : cuts) {
            slim.write(body, done, cut.from() - done);
            slim.writeBytes((cut.more() ? "\"\"," : "\"\"").getBytes(StandardCharsets.US_ASCII));
            done = cut.to();
        }
        slim.write(body, done, body.length - done);
        return slim.toByteArray();
    }
}
