package io.centralita.core.channels.inbox;

import io.centralita.core.kernel.ids.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which part of a workspace's walk is this node's. Several nodes each keep their part of a number's pace, so that together they
 * keep it.
 */
@ApplicationScoped
public class LaneShares implements Lanes.Tenant {

    private final Map<WorkspaceId, Integer> held = new ConcurrentHashMap<>();

    LaneShares(Lanes lanes) {
        lanes.join(this);
    }

    /** More than 0, at most 1. */
    public double of(WorkspaceId workspace) {
        return Math.max(1, held.getOrDefault(workspace, 1)) / (double) LaneHash.LANES;
    }

    @Override
    public void acquired(LaneLease lease) {
        held.merge(lease.ref().workspace(), 1, Integer::sum);
    }

    @Override
    public void lost(LaneRef lane) {
        held.merge(lane.workspace(), -1, Integer::sum);
    }
}
