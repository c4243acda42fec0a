package io.centralita.channel.metacloud.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.errors.ErrorTable;
import io.centralita.channel.metacloud.json.Json;
import io.centralita.channel.spi.outbound.SendError;
import org.jspecify.annotations.Nullable;

/** Elements of {@code errors[]}: decided by code, told by their words. */
final class Errors {
    private Errors() {}

    static @Nullable SendError first(JsonNode parent) {
        for (JsonNode error : Json.items(parent.get("errors"))) {
            if (error.isObject()) {
                return of(error);
            }
        }
        return null;
    }

    static SendError of(JsonNode error) {
        Long code = Json.whole(error, "code");
        return code == null
                ? ErrorTable.of(-1).asError(Json.textOrEmpty(error, "code"), words(error))
                : ErrorTable.of(code).asError(code.toString(), words(error));
    }

    static String words(JsonNode error) {
        String details = Json.word(Json.object(error, "error_data"), "details");
        String words = details != null ? details : Json.firstWord(error, "message", "title", "details");
        return words == null ? "no reason given" : words;
    }
}
