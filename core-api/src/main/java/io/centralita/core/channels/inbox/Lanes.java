package io.centralita.core.channels.inbox;

import io.centralita.core.kernel.ids.WorkspaceId;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The lanes this node owns. {@link LaneKeeper} keeps the leases; whoever acts for a lane checks the fence in the transaction of
 * each write, so that a paused node cannot act after losing its lease.
 */
@ApplicationScoped
public class Lanes {

    /** Someone whose work follows the ownership of lanes. Called on any thread; must only schedule. */
    public interface Tenant {

        void acquired(LaneLease lease);

        void lost(LaneRef lane);
    }

    private final UUID node = UUID.randomUUID();
    private final LeaseStore store;
    private final List<Tenant> tenants = new CopyOnWriteArrayList<>();
    private final Map<LaneRef, LaneLease> leases = new ConcurrentHashMap<>();
    private final Map<LaneRef, InboxLane> inboxes = new ConcurrentHashMap<>();

    Lanes(LeaseStore store) {
        this.store = store;
    }

    public UUID node() {
        return node;
    }

    /** Each tenant hears of each lease once, also when it joins while leases come. */
    public synchronized void join(Tenant tenant) {
        tenants.add(tenant);
        leases.values().forEach(tenant::acquired);
    }

    public Optional<LaneLease> lease(LaneRef lane) {
        return Optional.ofNullable(leases.get(lane));
    }

    /** Fails with {@link StaleLeaseException} when the lease is no longer ours; else holds it to the end of the transaction. */
    public Future<Void> check(SqlConnection connection, LaneLease lease) {
        return check(connection, List.of(lease));
    }

    /** The same for several lanes of one workspace. */
    public Future<Void> check(SqlConnection connection, List<LaneLease> leases) {
        return store.check(connection, node, leases);
    }

    /** Entries just committed by this node; those of other nodes' lanes are found by their owners. */
    void offer(List<InboxEntry> entries) {
        for (var entry : entries) {
            var lane = inboxes.get(new LaneRef(entry.workspace(), entry.lane()));
            if (lane != null) {
                lane.offer(entry);
            }
        }
        entries.stream()
                .map(entry -> new LaneRef(entry.workspace(), entry.lane()))
                .distinct()
                .map(inboxes::get)
                .filter(lane -> lane != null)
                .forEach(InboxLane::pump);
    }

    void open(InboxLane lane) {
        inboxes.put(lane.ref(), lane);
    }

    void close(LaneRef ref) {
        var lane = inboxes.remove(ref);
        if (lane != null) {
            lane.close();
        }
    }

    Optional<InboxLane> inbox(LaneRef lane) {
        return Optional.ofNullable(inboxes.get(lane));
    }

    List<InboxLane> inboxes() {
        return List.copyOf(inboxes.values());
    }

    /** The leases of a workspace as they are now; tells tenants what came and went. */
    synchronized void update(WorkspaceId workspace, List<LaneLease> now) {
        for (short lane = 0; lane < LaneHash.LANES; lane++) {
            var held = leases.get(new LaneRef(workspace, lane));
            if (held != null && !now.contains(held)) {
                lose(held.ref());
            }
        }
        for (var lease : now) {
            if (leases.put(lease.ref(), lease) == null) {
                tenants.forEach(tenant -> tenant.acquired(lease));
            }
        }
    }

    /** Stops acting for a lane that another node has. */
    public synchronized void lose(LaneRef lane) {
        if (leases.remove(lane) != null) {
            tenants.forEach(tenant -> tenant.lost(lane));
        }
    }

    void loseAll() {
        List.copyOf(leases.keySet()).forEach(this::lose);
    }
}
