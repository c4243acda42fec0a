package io.centralita.core.contacts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why two contacts are held to be one. */
public enum MergeReason {
    /** A person or a program asked for it. */
    REQUESTED,
    /** The provider named the addresses of both in one breath. */
    PROVIDER;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static MergeReason ofWire(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
