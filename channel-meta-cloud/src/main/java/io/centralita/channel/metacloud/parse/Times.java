package io.centralita.channel.metacloud.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.json.Json;
import java.time.Instant;

/** Meta's times: seconds since the epoch, as text or number. */
final class Times {
    /** Beyond this (year 5138) a number can only mean milliseconds. */
    private static final long MILLISECONDS_FROM = 100_000_000_000L;

    private static final long LAST = 253_402_300_799_000L;

    private Times() {}

    static Instant of(JsonNode parent, String field, Instant otherwise) {
        Long told = Json.whole(parent, field);
        if (told == null || told <= 0 || told > LAST) {
            return otherwise;
        }
        return told < MILLISECONDS_FROM ? Instant.ofEpochSecond(told) : Instant.ofEpochMilli(told);
    }
}
