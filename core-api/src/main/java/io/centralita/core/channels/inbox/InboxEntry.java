package io.centralita.core.channels.inbox;

import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.spi.inbound.StatusChanged;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One stored delivery on its way through a lane.
 *
 * @param id a UUIDv7; within a lane entries are taken in its order
 * @param attempts how often handling it has failed
 * @param delivery as the plug-in verified it; holds the parsed events while it has not left this node's memory
 * @param urgent whether somebody waits for it; of ticks a few milliseconds more are not seen
 */
public record InboxEntry(
        UUID id,
        WorkspaceId workspace,
        ChannelId channel,
        short lane,
        int attempts,
        Instant receivedAt,
        RawDelivery delivery,
        boolean urgent) {

    public InboxEntry(
            UUID id,
            WorkspaceId workspace,
            ChannelId channel,
            short lane,
            int attempts,
            Instant receivedAt,
            RawDelivery delivery) {
        this(id, workspace, channel, lane, attempts, receivedAt, delivery, isUrgent(delivery));
    }

    /** The key within which order holds; entries about nobody share one key for each channel. */
    public String orderKey() {
        var peer = delivery.peerKey();
        return channel.value() + "/" + (peer == null ? "" : peer);
    }

    /** When it was put into the inbox, by the clock of the node that did; a dead letter that is replayed is put in anew. */
    Instant storedAt() {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    public InboxEntry afterFailure() {
        return new InboxEntry(id, workspace, channel, lane, attempts + 1, receivedAt, delivery, urgent);
    }

    private static boolean isUrgent(RawDelivery delivery) {
        var events = delivery.parsed();
        if (events == null) {
            return true;
        }
        for (var event : events) {
            if (!(event instanceof StatusChanged)) {
                return true;
            }
        }
        return events.isEmpty();
    }

    public @Nullable List<InboundEvent> parsed() {
        return delivery.parsed();
    }
}
