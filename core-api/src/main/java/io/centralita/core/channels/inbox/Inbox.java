package io.centralita.core.channels.inbox;

import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.core.kernel.db.StorableText;
import io.centralita.core.kernel.flow.Batcher;
import io.centralita.core.kernel.flow.Gap;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.InboxId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where verified deliveries become durable. What arrives while a commit is under way shares the next one. The returned future
 * completes after the commit: only then may the provider be answered.
 */
@ApplicationScoped
public class Inbox {

    private static final int LARGEST_BATCH = 200;
    private static final int CONCURRENT_COMMITS = 1;
    private static final long GAP_MS = 1;
    private static final long TICKS_GAP_MS = 10;

    private final Vertx vertx;
    private final InboxStore store;
    private final InboxFlush flush;
    private final Clock clock;
    private final Map<WorkspaceId, Batcher<InboxEntry, Future<Void>>> batchers = new ConcurrentHashMap<>();

    Inbox(Vertx vertx, InboxStore store, InboxFlush flush, Clock clock) {
        this.vertx = vertx;
        this.store = store;
        this.flush = flush;
        this.clock = clock;
    }

    public Future<Void> accept(WorkspaceId workspace, ChannelId channel, RawDelivery delivery) {
        var storable = storable(delivery);
        var entry = new InboxEntry(
                InboxId.next().value(),
                workspace,
                channel,
                LaneHash.of(channel, storable.peerKey()),
                0,
                clock.instant(),
                storable);
        return batchers.computeIfAbsent(workspace, this::batcher).add(entry).compose(outcome -> outcome);
    }

    /** Keeps a delivery that names a number this workspace does not have: authentic, but nobody's. */
    public Future<Void> misdirected(WorkspaceId workspace, ChannelId channel, RawDelivery delivery) {
        var storable = storable(delivery);
        var entry = new InboxEntry(InboxId.next().value(), workspace, channel, (short) 0, 0, clock.instant(), storable);
        return store.bury(
                entry, DeadLetters.MISDIRECTED, "no number of this workspace has the key " + storable.accountKey());
    }

    private Batcher<InboxEntry, Future<Void>> batcher(WorkspaceId workspace) {
        return new Batcher<>(
                LARGEST_BATCH,
                CONCURRENT_COMMITS,
                new Gap(vertx, GAP_MS, TICKS_GAP_MS),
                InboxEntry::urgent,
                entries -> flush.write(workspace, entries));
    }

    /** Keys come from outside, and are compared in memory with what was stored. */
    private static RawDelivery storable(RawDelivery delivery) {
        return new RawDelivery(
                StorableText.clean(delivery.accountKey()),
                StorableText.clean(delivery.peerKey()),
                delivery.body(),
                delivery.contentType(),
                delivery.parsed());
    }
}
