package io.centralita.channel.wppconnect.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.wppconnect.json.Json;
import java.time.Instant;

/** The server tells times in seconds in some events and in milliseconds in others. */
final class Times {
    /** Seconds reach this in the year 5138, milliseconds did in 1973. */
    private static final long FIRST_MILLIS = 100_000_000_000L;

    private static final long LAST_MILLIS = 4_102_444_800_000L;

    private Times() {}

    /** The first of some fields that holds a believable time. */
    static Instant first(JsonNode parent, Instant fallback, String... fields) {
        for (String field : fields) {
            Long told = Json.whole(parent, field);
            if (told != null && told > 0) {
                long millis = told < FIRST_MILLIS ? told * 1000 : told;
                if (millis < LAST_MILLIS) {
                    return Instant.ofEpochMilli(millis);
                }
            }
        }
        return fallback;
    }
}
