package io.centralita.core.channels.inbox;

import io.centralita.core.kernel.ids.ChannelId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How long entries wait for a channel that is not on this node: a node that is being upgraded gets its plug-in within minutes.
 * Counted from when the entry was stored, or from when this node first missed the channel, whichever was later, so that a node
 * that starts after a long silence waits too.
 */
@ApplicationScoped
class ChannelPatience {

    private final Clock clock;
    private final Duration limit;
    private final Map<ChannelId, Instant> missed = new ConcurrentHashMap<>();

    ChannelPatience(
            Clock clock,
            @ConfigProperty(name = "centralita.inbox.wait-for-channel", defaultValue = "10M") Duration limit) {
        this.clock = clock;
        this.limit = limit;
    }

    /** Whether an entry, whose channel is not here, has waited long enough. */
    boolean isOver(InboxEntry entry) {
        var now = clock.instant();
        var since = missed.computeIfAbsent(entry.channel(), channel -> now);
        var stored = entry.storedAt();
        return !(stored.isAfter(since) ? stored : since).plus(limit).isAfter(now);
    }

    /** The channel is here. */
    void found(ChannelId channel) {
        if (!missed.isEmpty()) {
            missed.remove(channel);
        }
    }
}
