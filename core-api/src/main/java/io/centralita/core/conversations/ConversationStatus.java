package io.centralita.core.conversations;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** {@code closed} ends an episode; every other status counts as the one open conversation of its channel and contact. */
public enum ConversationStatus {
    OPEN,
    PENDING,
    CLOSED;

    private final String wire = name().toLowerCase(Locale.ROOT);

    @JsonValue
    public String wire() {
        return wire;
    }

    public static Optional<ConversationStatus> ofWire(String text) {
        for (var status : values()) {
            if (status.wire.equals(text)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
