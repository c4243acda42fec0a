package io.centralita.core.conversations.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place in the list of conversations: just after this moment of last activity (microseconds) and id. */
public record ActivityPlace(OffsetDateTime activity, UUID id) {

    public String text() {
        var instant = activity.toInstant();
        return (instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1000) + "|" + id;
    }

    public static @Nullable ActivityPlace of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var bar = text.indexOf('|');
        var micros = Long.parseLong(text.substring(0, bar));
        var moment = Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
        return new ActivityPlace(moment.atOffset(ZoneOffset.UTC), UUID.fromString(text.substring(bar + 1)));
    }
}
