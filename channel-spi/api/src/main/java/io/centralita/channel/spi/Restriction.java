package io.centralita.channel.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the provider forbids a number for the time being.
 *
 * @param scope how much of it
 * @param reason stable code in lower snake case
 * @param until when it ends by itself; null when the provider does not say
 */
public record Restriction(
        Scope scope, String reason, @Nullable Instant until) {

    /** How much may not be sent. */
    public enum Scope {
        /** Customers who wrote within the provider's window may still be answered. */
        NEW_CONVERSATIONS,
        /** Nothing goes out. */
        EVERYTHING
    }
}
