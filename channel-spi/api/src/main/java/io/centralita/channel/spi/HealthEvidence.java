package io.centralita.channel.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Proof by traffic. "Connected" flags of providers are known to lie, so the core judges by these.
 *
 * @param lastInbound when the provider last told this adapter anything
 * @param lastAcknowledgement when a send was last acknowledged (accepted, delivered)
 * @param oldestUnacknowledged when the oldest still unacknowledged send was made; null when all are
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
