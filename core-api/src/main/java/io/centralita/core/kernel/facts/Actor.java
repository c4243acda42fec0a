package io.centralita.core.kernel.facts;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who caused a fact. {@code id} is absent for the system itself. */
public record Actor(Kind kind, @Nullable UUID id) {

    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, null);

    public enum Kind {
        USER,
        API_KEY,
        BOT,
        CONTACT,
        PHONE_APP,
        SYSTEM;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Kind ofWire(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}
