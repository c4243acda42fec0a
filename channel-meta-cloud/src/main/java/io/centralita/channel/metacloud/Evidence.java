package io.centralita.channel.metacloud;

import io.centralita.channel.spi.HealthEvidence;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.spi.inbound.StatusChanged;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.channel.spi.outbound.SendResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What traffic shows about a number. A 200 proves nothing: a send stays open until a status tells of it, or until it has
 * certainly failed. Thread-safe.
 */
final class Evidence {
    /** Open sends remembered; beyond that the count of them says enough. */
    private static final int MOST_OPEN = 1000;

    /** One that is as old is lost, and says nothing of the number, when one sent after it was acknowledged. */
    private static final Duration LOST_AFTER = Duration.ofHours(1);

    /** Its status may have been told to another node. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(24);

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
            Instant sent = ourId == null ? null : open.remove(ourId);
            if (sent != null) {
                dropBefore(sent, LOST_AFTER);
            }
        }
    }

    private void dropBefore(Instant newer, Duration age) {
        Instant old = clock.instant().minus(age);
        open.values().removeIf(since -> since.isBefore(old) && since.isBefore(newer));
    }

    void sending(String ourId) {
        if (open.size() >= MOST_OPEN) {
            dropBefore(clock.instant(), FORGOTTEN_AFTER);
        }
        if (open.size() < MOST_OPEN) {
            open.put(ourId, clock.instant());
        }
    }

    void sent(String ourId, SendResult result) {
        if (result instanceof SendResult.Unknown) {
            lastErrorCode = "unknown_outcome";
        } else if (result instanceof SendResult.Accepted accepted) {
            accepted(ourId, accepted);
        } else if (result instanceof SendResult.Rejected rejected) {
            failed(ourId, rejected.error());
        } else if (result instanceof SendResult.Throttled throttled) {
            failed(ourId, throttled.error());
        }
    }

    /** What is held for a look at its quality has no status until it is let go. */
    private void accepted(String ourId, SendResult.Accepted accepted) {
        if (accepted.held()) {
            open.remove(ourId);
        }
    }

    private void failed(String ourId, SendError error) {
        open.remove(ourId);
        if (error.providerCode() != null) {
            lastErrorCode = error.providerCode();
        }
    }

    HealthEvidence evidence() {
        dropBefore(clock.instant(), FORGOTTEN_AFTER);
        Instant oldest = open.values().stream().min(Instant::compareTo).orElse(null);
        return new HealthEvidence(when(lastInbound), when(lastAcknowledgement), oldest, 0, lastErrorCode);
    }

    private static @Nullable Instant when(long millis) {
        return millis == NEVER ? null : Instant.ofEpochMilli(millis);
    }
}
