package io.centralita.core.kernel.facts;

import io.centralita.core.kernel.ids.ApiKeyId;
import io.centralita.core.kernel.ids.ContactId;
import io.centralita.core.kernel.ids.UserId;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who caused a fact. {@code id} is absent for the system itself. */
public record Actor(Kind kind, @Nullable UUID id) {

    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, null);

    /** The id as a typed id in text, by the kind; null for the system and the phone app. */
    public @Nullable String wireId() {
        if (id == null) {
            return null;
        }
        return switch (kind) {
            case USER -> new UserId(id).toString();
            case API_KEY -> new ApiKeyId(id).toString();
            case CONTACT -> new ContactId(id).toString();
            case BOT, PHONE_APP, SYSTEM -> id.toString();
        };
    }

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
