package io.centralita.core.channels.inbox;

import io.centralita.core.channels.AbsentChannelException;
import io.centralita.core.channels.ChannelSearch;
import io.centralita.core.channels.RunningChannels;
import io.centralita.core.channels.plugins.PluginFault;
import io.centralita.core.kernel.db.DatabaseFailures;
import io.centralita.core.kernel.db.HotDatabase;
import io.centralita.core.kernel.db.StorableRecord;
import io.centralita.core.kernel.facts.Chime;
import io.centralita.core.kernel.facts.Doorbell;
import io.centralita.core.kernel.facts.FactDraft;
import io.centralita.core.kernel.facts.FactWriter;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Handles a batch of a lane in one transaction: fence, taking the entries, state and facts. When that fails the entries are
 * tried one by one; what cannot be parsed, or fails eight times, becomes a dead letter and the lane goes on. What is of a channel
 * that this node does not run yet waits for it, as long as {@link ChannelPatience} says.
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
    private final ChannelSearch search;
    private final ChannelPatience patience;
    private final InboxStation station;
    private final Doorbell doorbell;
    private final Chime chime;

    BatchWorker(
            HotDatabase database,
            InboxStore store,
            Lanes lanes,
            RunningChannels channels,
            ChannelSearch search,
            ChannelPatience patience,
            InboxStation station,
            Doorbell doorbell,
            Chime chime) {
        this.database = database;
        this.store = store;
        this.lanes = lanes;
        this.channels = channels;
        this.search = search;
        this.patience = patience;
        this.station = station;
        this.doorbell = doorbell;
        this.chime = chime;
    }

    /** @param leases of all lanes that the entries are of */
    Future<BatchOutcome> work(List<LaneLease> leases, List<InboxEntry> batch) {
        var readable = new ArrayList<ReadEntry>(batch.size());
        var waiting = new ArrayList<InboxEntry>();
        var absent = new HashMap<ChannelId, AbsentChannelException>();
        Future<Void> buried = Future.succeededFuture();
        for (var entry : batch) {
            try {
                readable.add(read(entry, absent));
            } catch (AbsentChannelException missing) {
                absent.put(entry.channel(), missing);
                if (patience.isOver(entry)) {
                    buried = buried.compose(ignored -> bury(leases, entry, "channel_absent", missing));
                } else {
                    waiting.add(entry);
                }
            } catch (Exception failure) {
                buried = buried.compose(ignored -> bury(leases, entry, "unreadable", failure));
            }
        }
        lookFor(absent.keySet());
        return buried.compose(ignored -> together(leases, readable))
                .map(outcome -> waiting.isEmpty() ? outcome : plus(outcome, BatchOutcome.again(waiting)))
                .recover(failure -> Future.succeededFuture(BatchOutcome.again(batch)));
    }

    /** A channel that was absent for one entry is so for those after it, which must not overtake. */
    private ReadEntry read(InboxEntry entry, Map<ChannelId, AbsentChannelException> absent) throws Exception {
        var missing = absent.get(entry.channel());
        if (missing != null) {
            throw missing;
        }
        var events = PluginFault.guard(() -> channels.parse(entry));
        patience.found(entry.channel());
        return new ReadEntry(entry, StorableRecord.clean(events));
    }

    /** Where it is known why a channel cannot run here, looking sooner than usual makes no difference. */
    private void lookFor(Set<ChannelId> absent) {
        if (absent.stream().anyMatch(channel -> channels.whyAbsent(channel).isEmpty())) {
            search.look();
        }
    }

    private Future<BatchOutcome> together(List<LaneLease> leases, List<ReadEntry> entries) {
        if (entries.isEmpty()) {
            return Future.succeededFuture(BatchOutcome.done());
        }
        return transact(leases, entries)
                .recover(failure -> station.mend(entries.get(0).entry().workspace(), failure)
                        .compose(mended -> mended ? transact(leases, entries) : Future.failedFuture(failure)))
                .map(BatchOutcome.done())
                .recover(failure -> apart(leases, entries, failure));
    }

    private Future<BatchOutcome> apart(List<LaneLease> leases, List<ReadEntry> entries, Throwable failure) {
        if (failure instanceof StaleLeaseException stale) {
            return without(stale.lease(), leases, entries);
        }
        if (failure instanceof GoneEntriesException gone) {
            return together(
                    leases,
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
            return failed(leases, all.get(0), failure);
        }
        Future<BatchOutcome> sum = Future.succeededFuture(BatchOutcome.done());
        for (var entry : entries) {
            sum = sum.compose(before -> oneAfter(leases, before, entry));
        }
        return sum;
    }

    /** The lane is another node's now, and so are its entries. */
    private Future<BatchOutcome> without(LaneLease lost, List<LaneLease> leases, List<ReadEntry> entries) {
        lanes.lose(lost.ref());
        return together(
                leases.stream().filter(lease -> !lease.equals(lost)).toList(),
                entries.stream()
                        .filter(entry -> entry.entry().lane() != lost.ref().lane())
                        .toList());
    }

    private Future<BatchOutcome> oneAfter(List<LaneLease> leases, BatchOutcome before, ReadEntry entry) {
        if (before.pauses().containsKey(entry.entry().orderKey())) {
            return Future.succeededFuture(plus(before, new BatchOutcome(List.of(entry.entry()), Map.of())));
        }
        return together(leases, List.of(entry)).map(outcome -> plus(before, outcome));
    }

    private static BatchOutcome plus(BatchOutcome one, BatchOutcome other) {
        var again = new ArrayList<>(one.again());
        again.addAll(other.again());
        var pauses = new HashMap<>(one.pauses());
        pauses.putAll(other.pauses());
        return new BatchOutcome(again, pauses);
    }

    private Future<Void> transact(List<LaneLease> leases, List<ReadEntry> entries) {
        var workspace = entries.get(0).entry().workspace();
        var raw = entries.stream().map(ReadEntry::entry).toList();
        return database.inWorkspace(
                        workspace,
                        connection -> {
                            var checked = lanes.check(connection, leases);
                            var taken = store.take(connection, workspace, raw);
                            var handled = station.handle(connection, workspace, entries);
                            return Future.join(checked, taken, handled)
                                    .compose(all -> taken.result().size() == entries.size()
                                            ? Future.succeededFuture(handled.result())
                                            : Future.<List<FactDraft>>failedFuture(
                                                    new GoneEntriesException(taken.result())));
                        },
                        (connection, facts) ->
                                FactWriter.append(connection, workspace, facts).map(ignored -> facts))
                .onSuccess(told -> ring(workspace, raw, told))
                .mapEmpty();
    }

    private void ring(WorkspaceId workspace, List<InboxEntry> entries, List<FactDraft> told) {
        if (told.isEmpty()) {
            return;
        }
        if (entries.stream().anyMatch(InboxEntry::urgent)) {
            doorbell.ring(workspace);
        } else {
            chime.ring(workspace);
        }
    }

    private Future<BatchOutcome> failed(List<LaneLease> leases, InboxEntry entry, Throwable failure) {
        var next = entry.afterFailure();
        LOG.warnf(failure, "entry %s failed %d times", entry.id(), next.attempts());
        if (next.attempts() >= MOST_ATTEMPTS) {
            return bury(leases, next, "failed", failure).map(BatchOutcome.done());
        }
        var pause = FIRST_PAUSE.multipliedBy(1L << next.attempts());
        return store.failed(next).map(BatchOutcome.again(next, pause));
    }

    private Future<Void> bury(List<LaneLease> leases, InboxEntry entry, String code, Throwable failure) {
        var cause = String.valueOf(failure.getMessage());
        return database.inWorkspace(
                entry.workspace(),
                connection -> Future.all(
                                lanes.check(connection, leases),
                                store.take(connection, entry.workspace(), List.of(entry)),
                                store.bury(connection, entry, code, cause))
                        .mapEmpty());
    }
}
