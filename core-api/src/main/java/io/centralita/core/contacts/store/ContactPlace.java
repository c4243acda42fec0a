package io.centralita.core.contacts.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place in the list of contacts: just after this lower-case name and id. */
public record ContactPlace(String name, UUID id) {

    private static final ContactPlace START = new ContactPlace("", new UUID(0, 0));

    /** The form inside a cursor. */
    public String text() {
        return id + "|" + name;
    }

    public static ContactPlace of(@Nullable String text) {
        return text == null ? START : new ContactPlace(text.substring(37), UUID.fromString(text.substring(0, 36)));
    }
}
