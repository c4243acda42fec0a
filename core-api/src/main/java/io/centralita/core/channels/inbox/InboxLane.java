package io.centralita.core.channels.inbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One owned lane: a queue in memory over what is pending in the database. One batch is under way at a time, together with
 * those of other lanes of its {@link LaneGroup}. An entry that fails holds back only those with its own order key.
 */
final class InboxLane {

    private static final int MOST_IN_MEMORY = 5_000;
    private static final int POLL_LIMIT = 1_000;
    private static final UUID BEGINNING = new UUID(0, 0);

    private final LaneLease lease;
    private final InboxStore store;
    private final LaneGroup group;
    private final Deque<InboxEntry> queue = new ArrayDeque<>();
    private final Set<UUID> known = new HashSet<>();
    /** Entries settled while a poll was under way: it may have seen them pending before they were taken. */
    private final Set<UUID> settledSincePoll = new HashSet<>();

    /** Entries that came before the first poll ended: those in the table are older. Null afterwards. */
    private @Nullable List<InboxEntry> early = new ArrayList<>();

    private final Map<String, Long> held = new HashMap<>();
    private UUID newest = BEGINNING;
    private int urgent;
    private boolean behind;
    private boolean busy;
    private boolean polling;
    private boolean closed;

    InboxLane(LaneLease lease, InboxStore store, LaneGroup group) {
        this.lease = lease;
        this.store = store;
        this.group = group;
    }

    LaneRef ref() {
        return lease.ref();
    }

    LaneLease lease() {
        return lease;
    }

    /** Takes an entry into memory; when there are too many it stays in the database for a later poll. */
    synchronized void offer(InboxEntry entry) {
        if (behind || closed) {
            return;
        }
        if (known.size() >= MOST_IN_MEMORY || early != null && early.size() >= MOST_IN_MEMORY) {
            behind = true;
            return;
        }
        if (early != null) {
            early.add(entry);
            return;
        }
        remember(entry);
    }

    /** What came early goes behind what lay there; while more lies there it stays in the database too. */
    private void begin(boolean more) {
        if (early != null) {
            behind |= more;
            if (!more) {
                early.forEach(this::remember);
            }
            early = null;
        }
    }

    private void remember(InboxEntry entry) {
        if (known.add(entry.id())) {
            queue.add(entry);
            urgent += entry.urgent() ? 1 : 0;
            newest = entry.id().compareTo(newest) > 0 ? entry.id() : newest;
        }
    }

    /** Finds what other nodes stored, what was left by an owner before, and what did not fit into memory. */
    void poll() {
        UUID after;
        synchronized (this) {
            if (closed || polling || known.size() > MOST_IN_MEMORY / 2) {
                return;
            }
            polling = true;
            settledSincePoll.clear();
            after = known.size() < POLL_LIMIT / 2 ? BEGINNING : newest;
        }
        store.pending(ref(), after, POLL_LIMIT).onComplete(found -> {
            synchronized (this) {
                polling = false;
                if (found.succeeded() && !closed) {
                    found.result().stream()
                            .filter(entry -> !settledSincePoll.contains(entry.id()))
                            .forEach(this::remember);
                    var more = found.result().size() == POLL_LIMIT;
                    behind = behind && more;
                    begin(more);
                }
            }
            pump();
        });
    }

    void pump() {
        group.pump();
    }

    /** What may go now, in order; nothing while a batch is under way. */
    synchronized List<InboxEntry> take(int most) {
        if (busy || closed || queue.isEmpty()) {
            return List.of();
        }
        var now = System.nanoTime();
        held.values().removeIf(until -> until - now <= 0);
        var batch = new ArrayList<InboxEntry>(Math.min(queue.size(), most));
        for (var entries = queue.iterator(); entries.hasNext() && batch.size() < most; ) {
            var entry = entries.next();
            if (held.isEmpty() || !held.containsKey(entry.orderKey())) {
                batch.add(entry);
                entries.remove();
                urgent -= entry.urgent() ? 1 : 0;
            }
        }
        busy = !batch.isEmpty();
        return batch;
    }

    synchronized void settle(List<InboxEntry> batch, BatchOutcome outcome) {
        busy = false;
        for (var entry : batch) {
            known.remove(entry.id());
            if (polling) {
                settledSincePoll.add(entry.id());
            }
        }
        for (var at = outcome.again().size() - 1; at >= 0; at--) {
            var entry = outcome.again().get(at);
            known.add(entry.id());
            queue.addFirst(entry);
            urgent += entry.urgent() ? 1 : 0;
        }
        var now = System.nanoTime();
        outcome.pauses().forEach((key, pause) -> held.put(key, now + pause.toNanos()));
    }

    void close() {
        group.remove(this);
        synchronized (this) {
            closed = true;
            queue.clear();
            known.clear();
            urgent = 0;
        }
    }

    synchronized int backlog() {
        return queue.size();
    }

    /** Whether there was no room for some, which wait in the database. */
    synchronized boolean isBehind() {
        return behind;
    }

    /** Whether any that waits is urgent. */
    synchronized boolean isUrgent() {
        return urgent > 0;
    }
}
