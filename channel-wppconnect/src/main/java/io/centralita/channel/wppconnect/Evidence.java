package io.centralita.channel.wppconnect;

import io.centralita.channel.spi.HealthEvidence;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.channel.spi.outbound.SendResult;
import io.centralita.channel.wppconnect.parse.WireId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What traffic shows about a session. The server says "connected" of sessions that send nothing, so a message counts as open
 * until the network has acknowledged it, whatever the server answered.
 */
final class Evidence {
    /** Open sends remembered; beyond that the count of them says enough. */
    private static final int MOST_OPEN = 2000;

    /** One that is as old is lost, and says nothing of the session, when one sent after it was acknowledged. */
    private static final Duration LOST_AFTER = Duration.ofHours(1);

    /** Its acknowledgement may have been told to another node. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(24);

    /** Acknowledgements remembered that overtook the server's answer. */
    private static final int MOST_AHEAD = 100;

    private static final long NEVER = 0;

    private final Clock clock;
    private final Map<String, Instant> sending = new ConcurrentHashMap<>();
    private final Map<String, Instant> unacknowledged = new ConcurrentHashMap<>();
    private final Set<String> ahead = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST_AHEAD;
        }
    });
    private final AtomicLong heard = new AtomicLong(NEVER);
    private volatile long lastInbound = NEVER;
    private volatile long lastAcknowledgement = NEVER;
    private volatile @Nullable String lastErrorCode;

    Evidence(Clock clock) {
        this.clock = clock;
    }

    void inbound() {
        lastInbound = clock.millis();
    }

    /** WhatsApp told of a message written then: up to that moment the session was truly connected. */
    void heard(Instant written) {
        heard.accumulateAndGet(written.toEpochMilli(), Math::max);
    }

    /** When the newest message was written that WhatsApp told of; the epoch before there was one. */
    Instant heardUpTo() {
        return Instant.ofEpochMilli(heard.get());
    }

    void sending(String ourId) {
        if (sending.size() < MOST_OPEN) {
            sending.put(ourId, clock.instant());
        }
    }

    /** The server took a message; it may tell at once that the network has it. */
    void taken(WireId id, long ack) {
        synchronized (ahead) {
            if (ahead.remove(id.key())) {
                return;
            }
            if (ack < 1 && unacknowledged.size() < MOST_OPEN) {
                unacknowledged.put(id.key(), clock.instant());
            }
        }
        if (ack > 0) {
            lastAcknowledgement = clock.millis();
        }
    }

    /** The network has a message, or never will. */
    void acknowledged(WireId id, long ack) {
        if (ack == 0) {
            return;
        }
        Instant sent = gone(id);
        if (ack > 0) {
            lastAcknowledgement = clock.millis();
            if (sent != null) {
                dropBefore(sent, LOST_AFTER);
            }
        }
    }

    private @Nullable Instant gone(WireId id) {
        synchronized (ahead) {
            Instant sent = unacknowledged.remove(id.key());
            if (sent == null) {
                ahead.add(id.key());
            }
            return sent;
        }
    }

    private void dropBefore(Instant newer, Duration age) {
        Instant old = clock.instant().minus(age);
        for (Map<String, Instant> open : List.of(sending, unacknowledged)) {
            open.values().removeIf(since -> since.isBefore(old) && since.isBefore(newer));
        }
    }

    /** A send in doubt was found. */
    void settled(String ourId) {
        sending.remove(ourId);
    }

    void sent(String ourId, SendResult result) {
        if (result instanceof SendResult.Unknown) {
            lastErrorCode = "unknown_outcome";
            return;
        }
        sending.remove(ourId);
        if (result instanceof SendResult.Rejected rejected) {
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

    HealthEvidence evidence(long reconnects) {
        dropBefore(clock.instant(), FORGOTTEN_AFTER);
        Instant oldest = oldest(sending, oldest(unacknowledged, null));
        return new HealthEvidence(when(lastInbound), when(lastAcknowledgement), oldest, reconnects, lastErrorCode);
    }

    private static @Nullable Instant oldest(Map<String, Instant> open, @Nullable Instant other) {
        Instant oldest = other;
        for (Instant since : open.values()) {
            oldest = oldest == null || since.isBefore(oldest) ? since : oldest;
        }
        return oldest;
    }

    private static @Nullable Instant when(long millis) {
        return millis == NEVER ? null : Instant.ofEpochMilli(millis);
    }
}
