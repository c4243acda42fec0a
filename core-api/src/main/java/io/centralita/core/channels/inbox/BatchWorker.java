package io.centralita.core.channels.inbox;

import io.centralita.channel.spi.inbound.PayloadException;
import io.centralita.core.channels.RunningChannels;
import io.centralita.core.kernel.db.DatabaseFailures;
import io.centralita.core.kernel.db.HotDatabase;
import io.centralita.core.kernel.facts.Doorbell;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Handles a batch of a lane in one transaction: fence, taking the entries, state and facts. When that fails the entries are
 * tried one by one; what cannot be parsed, or fails eight times, becomes a dead letter and the lane goes on.
 */
@ApplicationScoped
class BatchWorker {

    static final int MOST_ATTEMPTS = 8;

    private static final Logger LOG = Logger.getLogger(BatchWorker.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

    private final HotDatabase database;
    private final InboxStore store;
    private final Lanes lanes;
    private final RunningChannels channels;
    private final InboxStation station;
    private final Doorbell doorbell;

    BatchWorker(
            HotDatabase database,
            InboxStore store,
            Lanes lanes,
            RunningChannels channels,
            InboxStation station,
            Doorbell doorbell) {
        this.database = database;
        this.store = store;
        this.lanes = lanes;
        this.channels = channels;
        this.station = station;
        this.doorbell = doorbell;
    }

    Future<BatchOutcome> work(LaneLease lease, List<InboxEntry> batch) {
        var readable = new ArrayList<ReadEntry>(batch.size());
        Future<Void> buried = Future.succeededFuture();
        for (var entry : batch) {
            try {
                readable.add(new ReadEntry(entry, channels.parse(entry)));
            } catch (PayloadException | RuntimeException failure) {
                buried = buried.compose(ignored -> bury(lease, entry, "unreadable", failure));
            }
        }
        return buried.compose(ignored -> together(lease, readable))
                .recover(failure -> Future.succeededFuture(BatchOutcome.again(batch)));
    }

    private Future<BatchOutcome> together(LaneLease lease, List<ReadEntry> entries) {
        if (entries.isEmpty()) {
            return Future.succeededFuture(BatchOutcome.done());
        }
        return transact(lease, entries).map(BatchOutcome.done()).recover(failure -> apart(lease, entries, failure));
    }

    private Future<BatchOutcome> apart(LaneLease lease, List<ReadEntry> entries, Throwable failure) {
        if (failure instanceof StaleLeaseException) {
            lanes.lose(lease.ref());
            return Future.succeededFuture(BatchOutcome.done());
        }
        if (failure instanceof GoneEntriesException gone) {
            return together(
                    lease,
                    entries.stream()
                            .filter(entry ->
                                    gone.pending().contains(entry.entry().id()))
                            .toList());
        }
        var all = entries.stream().map(ReadEntry::entry).toList();
        if (DatabaseFailures.isAway(failure)) {
            return Future.succeededFuture(BatchOutcome.again(all));
        }
        if (entries.size() == 1) {
            return failed(lease, all.get(0), failure);
        }
        Future<BatchOutcome> sum = Future.succeededFuture(BatchOutcome.done());
        for (var entry : entries) {
            sum = sum.compose(before -> oneAfter(lease, before, entry));
        }
        return sum;
    }

    private Future<BatchOutcome> oneAfter(LaneLease lease, BatchOutcome before, ReadEntry entry) {
        if (before.pauses().containsKey(entry.entry().orderKey())) {
            return Future.succeededFuture(plus(before, new BatchOutcome(List.of(entry.entry()), java.util.Map.of())));
        }
        return together(lease, List.of(entry)).map(outcome -> plus(before, outcome));
    }

    private static BatchOutcome plus(BatchOutcome one, BatchOutcome other) {
        var again = new ArrayList<>(one.again());
        again.addAll(other.again());
        var pauses = new HashMap<>(one.pauses());
        pauses.putAll(other.pauses());
        return new BatchOutcome(again, pauses);
    }

    private Future<Void> transact(LaneLease lease, List<ReadEntry> entries) {
        var workspace = lease.ref().workspace();
        var raw = entries.stream().map(ReadEntry::entry).toList();
        return database.inWorkspace(workspace, connection -> {
                    var checked = lanes.check(connection, lease);
                    var taken = store.take(connection, lease.ref(), raw);
                    var handled = station.handle(connection, workspace, entries);
                    return Future.all(checked, taken, handled)
                            .compose(all -> taken.result().size() == entries.size()
                                    ? Future.succeededFuture(handled.result())
                                    : Future.<Boolean>failedFuture(new GoneEntriesException(taken.result())));
                })
                .onSuccess(told -> {
                    if (told) {
                        doorbell.ring(workspace);
                    }
                })
                .mapEmpty();
    }

    private Future<BatchOutcome> failed(LaneLease lease, InboxEntry entry, Throwable failure) {
        var next = entry.afterFailure();
        LOG.warnf(failure, "entry %s failed %d times", entry.id(), next.attempts());
        if (next.attempts() >= MOST_ATTEMPTS) {
            return bury(lease, next, "failed", failure).map(BatchOutcome.done());
        }
        var pause = FIRST_PAUSE.multipliedBy(1L << next.attempts());
        return store.failed(next).map(BatchOutcome.again(next, pause));
    }

    private Future<Void> bury(LaneLease lease, InboxEntry entry, String code, Throwable failure) {
        var cause = String.valueOf(failure.getMessage());
        return database.inWorkspace(
                entry.workspace(),
                connection -> Future.all(
                                lanes.check(connection, lease),
                                store.take(connection, lease.ref(), List.of(entry)),
                                store.bury(connection, entry, code, cause))
                        .mapEmpty());
    }
}
