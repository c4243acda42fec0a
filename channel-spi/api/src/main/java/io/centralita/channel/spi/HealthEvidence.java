package io.centralita.channel.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Proof by traffic. "Connected" flags of providers are known to lie, and so are their answers to a send: what was accepted is not
 * acknowledged. So the core judges by these: a number that waits for acknowledgements and hears none for a set time is held.
 *
 * @param lastInbound when the provider last told this adapter anything
 * @param lastAcknowledgement when a status of a send was last told (sent, delivered, read, failed); null without statuses
 * @param oldestUnacknowledged when the oldest send was made that has neither a status nor certainly failed; null when there is
 *     none, and for providers without statuses. One that is lost while later ones are acknowledged is forgotten in time
 * @param reconnects how often the connection was made anew since the start; 0 for providers without one
 * @param lastErrorCode the provider's raw code of the last failure
 */
public record HealthEvidence(
        @Nullable Instant lastInbound,
        @Nullable Instant lastAcknowledgement,
        @Nullable Instant oldestUnacknowledged,
        long reconnects,
        @Nullable String lastErrorCode) {

    public static HealthEvidence none() {
        return new HealthEvidence(null, null, null, 0, null);
    }
}
