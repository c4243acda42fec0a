package io.centralita.channel.metacloud;

import io.centralita.channel.spi.HealthEvidence;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.spi.inbound.StatusChanged;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.channel.spi.outbound.SendResult;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What traffic shows about a number. Sends stay open until they are answered, or until a status settles a doubtful one. */
final class Evidence {
    /** Doubtful sends remembered; beyond that the count of them says enough. */
    private static final int MOST_OPEN = 1000;

    private static final long NEVER = 0;

    private final Clock clock;
    private final Map<String, Instant> open = new ConcurrentHashMap<>();
    private volatile long lastInbound = NEVER;
    private volatile long lastAcknowledgement = NEVER;
    private volatile @Nullable String lastErrorCode;

    Evidence(Clock clock) {
        this.clock = clock;
    }

    void inbound(List<RawDelivery> deliveries) {
        lastInbound = clock.millis();
        for (RawDelivery delivery : deliveries) {
            List<InboundEvent> events = delivery.parsed();
            if (events != null) {
                events.forEach(this::acknowledged);
            }
        }
    }

    private void acknowledged(InboundEvent event) {
        if (event instanceof StatusChanged status) {
            lastAcknowledgement = lastInbound;
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

    void sent(String ourId, SendResult result) {
        if (result instanceof SendResult.Unknown) {
            lastErrorCode = "unknown_outcome";
            return;
        }
        open.remove(ourId);
        if (result instanceof SendResult.Accepted) {
            lastAcknowledgement = clock.millis();
        } else if (result instanceof SendResult.Rejected rejected) {
            failed(rejected.error());
        } else if (result instanceof SendResult.Throttled throttled) {
            failed(throttled.error());
        }
    }

    private void failed(SendError error) {
        if (error.providerCode() != null) {
            lastErrorCode = error.providerCode();
        }
    }

    HealthEvidence evidence() {
        Instant oldest = open.values().stream().min(Instant::compareTo).orElse(null);
        return new HealthEvidence(when(lastInbound), when(lastAcknowledgement), oldest, 0, lastErrorCode);
    }

    private static @Nullable Instant when(long millis) {
        return millis == NEVER ? null : Instant.ofEpochMilli(millis);
    }
}
