package io.centralita.core.channels.inbox;

import io.centralita.core.kernel.flow.Gap;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

@ApplicationScoped
class InboxLaneFactory {

    private static final long GAP_MS = 2;
    private static final long TICKS_GAP_MS = 20;

    private final Vertx vertx;
    private final InboxStore store;
    private final BatchWorker worker;
    private final Map<WorkspaceId, LaneGroup> groups = new ConcurrentHashMap<>();

    InboxLaneFactory(Vertx vertx, InboxStore store, BatchWorker worker) {
        this.vertx = vertx;
        this.store = store;
        this.worker = worker;
    }

    InboxLane create(LaneLease lease) {
        var group = groups.computeIfAbsent(
                lease.ref().workspace(), workspace -> new LaneGroup(worker, new Gap(vertx, GAP_MS, TICKS_GAP_MS)));
        var lane = new InboxLane(lease, store, group);
        group.add(lane);
        return lane;
    }
}
