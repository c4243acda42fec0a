package io.centralita.core.channels;

import java.util.Locale;

/** What a person wants of a channel; what it is, the adapter's state says. */
public enum DesiredState {
    RUNNING,
    PAUSED,
    STOPPED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static DesiredState ofWire(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
