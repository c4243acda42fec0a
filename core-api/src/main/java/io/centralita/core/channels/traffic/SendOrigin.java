package io.centralita.core.channels.traffic;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who wants something sent. The more urgent come first. Stored by position: append only. */
public enum SendOrigin {
    /** A person answers. */
    REPLY(0),
    BOT(0.1),
    CAMPAIGN(0.2);

    private final double left;

    SendOrigin(double left) {
        this.left = left;
    }

    /** The part of a number's burst, and of what may be under way, that is left to the more urgent. */
    double left() {
        return left;
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<SendOrigin> ofWire(String text) {
        return Arrays.stream(values()).filter(one -> one.wire().equals(text)).findFirst();
    }

    public static SendOrigin stored(int position) {
        return values()[position];
    }
}
