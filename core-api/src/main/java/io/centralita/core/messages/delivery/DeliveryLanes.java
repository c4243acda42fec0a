package io.centralita.core.messages.delivery;

import io.centralita.core.channels.inbox.LaneLease;
import io.centralita.core.channels.inbox.LaneLook;
import io.centralita.core.channels.inbox.LaneRef;
import io.centralita.core.channels.inbox.Lanes;
import io.centralita.core.channels.traffic.NumberGates;
import io.centralita.core.kernel.db.HotDatabase;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The delivery lanes of this node; they come and go with the leases. A tick moves what waits for a time. */
@ApplicationScoped
class DeliveryLanes implements Lanes.Tenant {

    private static final long TICK_MS = 100;
    private static final int TICKS_OF_A_LOOK = 5;

    private final Vertx vertx;
    private final Lanes lanes;
    private final LaneTurns turns;
    private final Dispatcher dispatcher;
    private final NumberGates gates;
    private final LaneLook look;
    private final Map<LaneRef, DeliveryLane> owned = new ConcurrentHashMap<>();
    private volatile long timer = -1;
    private volatile long ticks;

    DeliveryLanes(
            Vertx vertx, Lanes lanes, LaneTurns turns, Dispatcher dispatcher, NumberGates gates, HotDatabase database) {
        this.vertx = vertx;
        this.lanes = lanes;
        this.turns = turns;
        this.dispatcher = dispatcher;
        this.gates = gates;
        this.look = new LaneLook(database, "outbox");
    }

    void start(@Observes StartupEvent event) {
        lanes.join(this);
        timer = vertx.setPeriodic(TICK_MS, ignored -> tick());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    @Override
    public void acquired(LaneLease lease) {
        var lane = new DeliveryLane(lease, gates);
        owned.put(lease.ref(), lane);
        turns.join(lane);
        dispatcher.read(lane);
    }

    @Override
    public void lost(LaneRef ref) {
        var lane = owned.remove(ref);
        if (lane != null) {
            turns.leave(lane);
            lane.close();
        }
    }

    /** The way out for messages that this node is about to write. */
    Departures departures(WorkspaceId workspace) {
        return new Departures(workspace, this, dispatcher);
    }

    UUID node() {
        return lanes.node();
    }

    Optional<DeliveryLane> owned(Outgoing outgoing) {
        return Optional.ofNullable(owned.get(outgoing.ref()));
    }

    /** Messages just queued by this node; those of other nodes' lanes are found by their owners. */
    void offer(List<Outgoing> outgoing) {
        for (var one : outgoing) {
            owned(one).ifPresent(lane -> lane.add(one));
        }
        outgoing.stream().map(Outgoing::workspace).distinct().forEach(dispatcher::pump);
    }

    private void tick() {
        owned.keySet().stream().map(LaneRef::workspace).distinct().forEach(dispatcher::pump);
        owned.values().stream().filter(DeliveryLane::wantsMore).forEach(dispatcher::read);
        if (++ticks % TICKS_OF_A_LOOK == 0) {
            owned.values().forEach(dispatcher::reconsider);
            look.turn(owned.keySet(), this::read);
        }
    }

    private void read(LaneRef waiting) {
        var lane = owned.get(waiting);
        if (lane != null) {
            dispatcher.read(lane);
        }
    }
}
