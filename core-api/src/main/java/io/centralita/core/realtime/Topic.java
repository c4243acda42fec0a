package io.centralita.core.realtime;

import java.util.Locale;

/** What a subscription can be about. Each is cut down further by the caller's permissions. */
public enum Topic {
    /** Everything the caller may hear. */
    WORKSPACE(""),
    /** Every conversation that the caller may see. */
    CONVERSATIONS(""),
    /** One conversation: {@code conversation:cnv_…}. */
    CONVERSATION(""),
    CONTACTS("contact."),
    CHANNELS("channel."),
    AGENTS("agent.");

    private final String prefix;

    Topic(String prefix) {
        this.prefix = prefix;
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether facts of this type can belong to the topic. */
    boolean takes(String type) {
        return type.startsWith(prefix);
    }
}
