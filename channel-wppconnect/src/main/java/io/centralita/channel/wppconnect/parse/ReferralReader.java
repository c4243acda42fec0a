package io.centralita.channel.wppconnect.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.inbound.Referral;
import io.centralita.channel.wppconnect.json.Json;
import org.jspecify.annotations.Nullable;

/** The advertisement a customer came from: {@code ctwaContext}. */
final class ReferralReader {
    private ReferralReader() {}

    static @Nullable Referral read(JsonNode message) {
        JsonNode told = Json.object(message, "ctwaContext");
        if (told.isMissingNode() || told.isEmpty()) {
            return null;
        }
        return new Referral(
                Json.word(told, "sourceUrl"),
                Json.word(told, "sourceId"),
                Json.word(told, "sourceType"),
                Json.word(told, "title"),
                Json.word(told, "description"),
                null,
                Json.word(told, "mediaUrl"),
                Json.word(told, "thumbnailUrl"),
                Json.word(told, "ctwaClid"),
                Json.word(told, "greetingMessageBody"));
    }
}
