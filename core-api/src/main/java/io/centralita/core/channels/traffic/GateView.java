package io.centralita.core.channels.traffic;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a number's gate on this node is.
 *
 * @param breaker {@code closed}, {@code open} or {@code half_open}
 * @param breakerLeft until the next probe of an open breaker
 * @param throttleLeft of a pause the provider asked for
 * @param failure the last of failures that follow each other; null after a success
 * @param underWay given to the plug-in, not answered yet
 */
public record GateView(
        String breaker,
        @Nullable Duration breakerLeft,
        @Nullable Duration throttleLeft,
        @Nullable Failure failure,
        int underWay) {

    /**
     * A failure that counts for the breaker.
     *
     * @param code the provider's, else our kind of it
     */
    public record Failure(String code, Duration age) {}

    public static final String PROVIDER_FAILING = "provider_failing";
    public static final String THROTTLED = "throttled";

    public static final GateView QUIET = new GateView("closed", null, null, null, 0);

    /** Whether no failures in a row opened the breaker, or a success closed it again. */
    public boolean isClosed() {
        return breaker.equals(Breaker.State.CLOSED.wire());
    }

    /** {@link #PROVIDER_FAILING} or {@link #THROTTLED} when nothing is let through now; null when something may be. */
    public @Nullable String hold() {
        if (breakerLeft != null || (!isClosed() && underWay > 0)) {
            return PROVIDER_FAILING;
        }
        return throttleLeft == null ? null : THROTTLED;
    }
}
