package io.centralita.channel.metacloud.graph;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.errors.ErrorMeaning;
import io.centralita.channel.metacloud.errors.ErrorTable;
import io.centralita.channel.metacloud.json.Json;
import io.centralita.channel.metacloud.json.JsonBytes;
import io.centralita.channel.metacloud.json.NotJsonException;
import io.centralita.channel.spi.context.HttpReply;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendError;
import java.util.Optional;

/**
 * The error object of a reply.
 *
 * @param code decides, never the words
 * @param words the most telling of its texts
 * @param passing whether Meta itself says that it passes
 */
public record GraphError(long code, String words, boolean passing) {

    /** Reads the error object, if the reply holds one. */
    public static Optional<GraphError> in(HttpReply reply) {
        try {
            JsonNode error = Json.object(JsonBytes.read(reply.body()), "error");
            Long code = Json.whole(error, "code");
            return code == null
                    ? Optional.empty()
                    : Optional.of(new GraphError(code, words(error), Json.flag(error, "is_transient")));
        } catch (NotJsonException noObject) {
            return Optional.empty();
        }
    }

    private static String words(JsonNode error) {
        String details = Json.word(Json.object(error, "error_data"), "details");
        String words = details != null ? details : Json.firstWord(error, "error_user_msg", "message");
        return words == null ? "no reason given" : words;
    }

    public ErrorMeaning meaning() {
        return ErrorTable.of(code);
    }

    public boolean known() {
        return ErrorTable.find(code).isPresent();
    }

    public SendError asSendError() {
        return !known() && passing
                ? SendError.of(ErrorKind.TEMPORARY, String.valueOf(code), words)
                : meaning().asError(String.valueOf(code), words);
    }
}
