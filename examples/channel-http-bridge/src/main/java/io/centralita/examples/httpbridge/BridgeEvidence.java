package io.centralita.examples.httpbridge;

import io.centralita.channel.spi.HealthEvidence;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.spi.inbound.StatusChanged;
import io.centralita.channel.spi.outbound.SendResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What traffic shows: a send waits until a status tells of it, or until it has certainly failed. A system that has never told a
 * status may have none to tell, so nothing waits for it.
 */
final class BridgeEvidence {

    private static final int MOST_OPEN = 1000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final Clock clock;
    private final Map<String, Instant> open = new ConcurrentHashMap<>();
    private volatile @Nullable Instant lastInbound;
    private volatile @Nullable Instant lastAcknowledgement;

    BridgeEvidence(Clock clock) {
        this.clock = clock;
    }

    void received(List<RawDelivery> deliveries) {
        lastInbound = clock.instant();
        for (RawDelivery delivery : deliveries) {
            List<InboundEvent> events = delivery.parsed();
            if (events != null) {
                events.forEach(this::acknowledged);
            }
        }
    }

    private void acknowledged(InboundEvent event) {
        if (event instanceof StatusChanged status) {
            lastAcknowledgement = clock.instant();
            String ourId = status.ourId();
            if (ourId != null) {
                open.remove(ourId);
            }
        }
    }

    void sending(String ourId) {
        if (open.size() < MOST_OPEN) {
            open.put(ourId, clock.instant());
        }
    }

    SendResult sent(String ourId, SendResult result) {
        if (result instanceof SendResult.Rejected || result instanceof SendResult.Throttled) {
            open.remove(ourId);
        }
        return result;
    }

    HealthEvidence now() {
        Instant old = clock.instant().minus(FORGOTTEN_AFTER);
        open.values().removeIf(since -> since.isBefore(old));
        Instant oldest = lastAcknowledgement == null
                ? null
                : open.values().stream().min(Instant::compareTo).orElse(null);
        return new HealthEvidence(lastInbound, lastAcknowledgement, oldest, 0, null);
    }
}
