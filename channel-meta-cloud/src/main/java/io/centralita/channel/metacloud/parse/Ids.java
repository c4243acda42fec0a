package io.centralita.channel.metacloud.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.json.Json;
import io.centralita.channel.metacloud.json.JsonBytes;
import org.jspecify.annotations.Nullable;

/** Ids of messages and keys of events. */
final class Ids {
    /** Longer ones do not fit the event keys of the SPI; Meta's have about 60 characters. */
    private static final int LONGEST = 350;

    private Ids() {}

    static @Nullable String of(JsonNode node, String field) {
        String id = Json.word(node, field);
        return id == null || id.length() > LONGEST ? null : id;
    }

    /** A key of the id, or of the content where there is no id. */
    static String key(String prefix, @Nullable String id, JsonNode content) {
        return id == null ? prefix + "/sha256-" + JsonBytes.digest(content) : prefix + "/" + id;
    }
}
