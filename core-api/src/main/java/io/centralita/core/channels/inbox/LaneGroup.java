package io.centralita.core.channels.inbox;

import io.centralita.core.kernel.flow.Gap;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * The owned lanes of one workspace. What waits in idle lanes goes into one batch, so that lanes share commits; each lane is in
 * one batch at a time.
 */
final class LaneGroup {

    private static final Logger LOG = Logger.getLogger(LaneGroup.class);
    private static final int LARGEST_BATCH = 100;

    private final BatchWorker worker;
    private final Map<LaneRef, InboxLane> lanes = new LinkedHashMap<>();
    private final Gap gap;
    private int running;

    LaneGroup(BatchWorker worker, Gap gap) {
        this.worker = worker;
        this.gap = gap;
    }

    private record Share(InboxLane lane, List<InboxEntry> entries) {}

    synchronized void add(InboxLane lane) {
        lanes.put(lane.ref(), lane);
    }

    synchronized void remove(InboxLane lane) {
        lanes.remove(lane.ref(), lane);
    }

    void pump() {
        for (var shares = take(); !shares.isEmpty(); shares = take()) {
            work(shares);
        }
    }

    private synchronized List<Share> take() {
        var backlog = lanes.values().stream().mapToInt(InboxLane::backlog).sum();
        if (backlog == 0 || running >= concurrent(backlog)) {
            return List.of();
        }
        if (backlog < LARGEST_BATCH && !gap.over(lanes.values().stream().anyMatch(InboxLane::isUrgent), this::pump)) {
            return List.of();
        }
        var shares = new ArrayList<Share>(lanes.size());
        var room = LARGEST_BATCH;
        for (var lane : List.copyOf(lanes.values())) {
            var entries = lane.take(room);
            if (!entries.isEmpty()) {
                shares.add(new Share(lane, entries));
                room -= entries.size();
            }
        }
        if (room == 0) {
            shares.forEach(this::last);
        }
        running += shares.isEmpty() ? 0 : 1;
        return shares;
    }

    /** A second batch waits for the first at the log's head, and makes both smaller, unless both are full. */
    private static int concurrent(int backlog) {
        return backlog >= LARGEST_BATCH ? 2 : 1;
    }

    /** Those who got a full share come after the others the next time. */
    private void last(Share share) {
        lanes.remove(share.lane().ref());
        lanes.put(share.lane().ref(), share.lane());
    }

    private void work(List<Share> shares) {
        var leases = shares.stream().map(share -> share.lane().lease()).toList();
        var all = shares.stream().flatMap(share -> share.entries().stream()).toList();
        attempt(leases, all).onComplete(worked -> {
            var outcome = worked.succeeded() ? worked.result() : BatchOutcome.again(all);
            shares.forEach(share ->
                    share.lane().settle(share.entries(), outcome.of(share.lane().ref())));
            synchronized (this) {
                running--;
                gap.rest();
            }
            pump();
        });
    }

    /** Whatever is thrown, the lanes have to hear that the batch is over: they take no other while it is under way. */
    private Future<BatchOutcome> attempt(List<LaneLease> leases, List<InboxEntry> batch) {
        try {
            return worker.work(leases, batch);
        } catch (Throwable thrown) {
            LOG.error("a batch was not worked on; it is tried again", thrown);
            return Future.failedFuture(thrown);
        }
    }
}
