package io.centralita.channel.testkit.memory;

import io.centralita.channel.spi.HealthEvidence;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.spi.inbound.StatusChanged;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remembers when something last came and went. */
final class InMemoryTraffic {

    private final Clock clock;
    private volatile @Nullable Instant lastInbound;
    private volatile @Nullable Instant lastAcknowledgement;

    InMemoryTraffic(Clock clock) {
        this.clock = clock;
    }

    void received(List<RawDelivery> deliveries) {
        lastInbound = clock.instant();
        if (deliveries.stream().anyMatch(InMemoryTraffic::tellsAStatus)) {
            acknowledged();
        }
    }

    private static boolean tellsAStatus(RawDelivery delivery) {
        List<InboundEvent> events = delivery.parsed();
        return events != null && events.stream().anyMatch(StatusChanged.class::isInstance);
    }

    void acknowledged() {
        lastAcknowledgement = clock.instant();
    }

    HealthEvidence evidence() {
        return new HealthEvidence(lastInbound, lastAcknowledgement, null, 0, null);
    }
}
