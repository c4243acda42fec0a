package io.centralita.channel.wppconnect.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.wppconnect.json.Json;
import org.jspecify.annotations.Nullable;

/** A place; {@code loc} is its name and, on the next line, its address. */
final class PlaceReader {
    private PlaceReader() {}

    static @Nullable MessageContent read(JsonNode message) {
        Double latitude = Json.number(message, "lat");
        Double longitude = Json.number(message, "lng");
        if (latitude == null || longitude == null) {
            return null;
        }
        String[] lines = Json.textOrEmpty(message, "loc").split("\n", 2);
        return new MessageContent.Location(
                latitude,
                longitude,
                lines[0].isBlank() ? null : lines[0],
                lines.length < 2 || lines[1].isBlank() ? null : lines[1],
                Json.word(message, "clientUrl"));
    }
}
