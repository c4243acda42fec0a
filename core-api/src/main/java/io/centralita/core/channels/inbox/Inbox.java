package io.centralita.core.channels.inbox;

import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.core.kernel.flow.Batcher;
import io.centralita.core.kernel.flow.Gap;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.InboxId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
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
    private final Lanes lanes;
    private final Clock clock;
    private final Map<WorkspaceId, Batcher<InboxEntry, Boolean>> batchers = new ConcurrentHashMap<>();

    Inbox(Vertx vertx, InboxStore store, Lanes lanes, Clock clock) {
        this.vertx = vertx;
        this.store = store;
        this.lanes = lanes;
        this.clock = clock;
    }

    public Future<Void> accept(WorkspaceId workspace, ChannelId channel, RawDelivery delivery) {
        var entry = new InboxEntry(
                InboxId.next().value(),
                workspace,
                channel,
                LaneHash.of(channel, delivery.peerKey()),
                0,
                clock.instant(),
                delivery);
        return batchers.computeIfAbsent(workspace, this::batcher).add(entry).mapEmpty();
    }

    /** Keeps a delivery that names a number this workspace does not have: authentic, but nobody's. */
    public Future<Void> misdirected(WorkspaceId workspace, ChannelId channel, RawDelivery delivery) {
        var entry = new InboxEntry(InboxId.next().value(), workspace, channel, (short) 0, 0, clock.instant(), delivery);
        return store.bury(entry, "misdirected", "no number of this workspace has the key " + delivery.accountKey());
    }

    private Batcher<InboxEntry, Boolean> batcher(WorkspaceId workspace) {
        return new Batcher<>(
                LARGEST_BATCH,
                CONCURRENT_COMMITS,
                new Gap(vertx, GAP_MS, TICKS_GAP_MS),
                InboxEntry::urgent,
                entries -> store.insert(workspace, entries).map(ignored -> {
                    lanes.offer(entries);
                    return answers(entries);
                }));
    }

    private static List<Boolean> answers(List<InboxEntry> entries) {
        return Collections.nCopies(entries.size(), Boolean.TRUE);
    }
}
