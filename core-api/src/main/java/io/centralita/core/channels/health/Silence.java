package io.centralita.core.channels.health;

import io.centralita.channel.spi.HealthEvidence;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a number is silent: sends were taken, and for a set time nothing was acknowledged. It ends by an acknowledgement, or by
 * a new connection. Thread-safe.
 */
final class Silence {

    /** What a look found. */
    enum Change {
        NONE,
        FELL_SILENT,
        RECOVERED
    }

    private @Nullable Instant firstUnanswered;
    private @Nullable Instant lastTaken;
    private @Nullable Instant silentSince;

    /** The provider took a message, or may have. */
    synchronized void taken(Instant now) {
        lastTaken = now;
        if (firstUnanswered == null) {
            firstUnanswered = now;
        }
    }

    /** The provider acknowledged something of this number. */
    synchronized void heard(Instant now) {
        if (firstUnanswered != null) {
            firstUnanswered = lastTaken != null && lastTaken.isAfter(now) ? lastTaken : null;
        }
    }

    /** Since when it waits for an acknowledgement, if that is longer than the limit. */
    synchronized @Nullable Instant suspectedSince(Instant now, Duration limit) {
        return overdue(now, limit) ? firstUnanswered : null;
    }

    /**
     * @param evidence of the adapter; one that waits for nothing is not silent
     * @param connected since when the adapter is in its present state
     */
    synchronized Change look(HealthEvidence evidence, Instant connected, Instant now, Duration limit) {
        var acknowledged = evidence.lastAcknowledgement();
        if (acknowledged != null && firstUnanswered != null && acknowledged.isAfter(firstUnanswered)) {
            heard(acknowledged);
        }
        if (evidence.oldestUnacknowledged() == null && silentSince == null) {
            firstUnanswered = null;
        }
        if (silentSince != null) {
            if (firstUnanswered != null && !connected.isAfter(silentSince)) {
                return Change.NONE;
            }
            silentSince = null;
            firstUnanswered = null;
            return Change.RECOVERED;
        }
        if (overdue(now, limit)) {
            silentSince = now;
            return Change.FELL_SILENT;
        }
        return Change.NONE;
    }

    private boolean overdue(Instant now, Duration limit) {
        return firstUnanswered != null && !firstUnanswered.plus(limit).isAfter(now);
    }

    /** Since when it is silent; null when it is not. */
    synchronized @Nullable Instant since() {
        return silentSince;
    }
}
