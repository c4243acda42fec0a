package io.centralita.core.media;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a medium stands: to be fetched, here, or not to be had. */
public enum MediaState {
    PENDING,
    STORED,
    FAILED;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static MediaState ofWire(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
