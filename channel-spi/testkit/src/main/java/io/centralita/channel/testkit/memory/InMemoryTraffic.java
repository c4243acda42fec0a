package io.centralita.channel.testkit.memory;

import io.centralita.channel.spi.HealthEvidence;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Remembers when something last came and went. */
final class InMemoryTraffic {

    private final Clock clock;
    private volatile @Nullable Instant lastInbound;
    private volatile @Nullable Instant lastAcknowledgement;

    InMemoryTraffic(Clock clock) {
        this.clock = clock;
    }

    void received() {
        lastInbound = clock.instant();
    }

    void acknowledged() {
        lastAcknowledgement = clock.instant();
    }

    HealthEvidence evidence() {
        return new HealthEvidence(lastInbound, lastAcknowledgement, null, 0, null);
    }
}
