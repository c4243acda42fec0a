package io.centralita.core.channels.inbox;

import io.centralita.core.kernel.db.HotDatabase;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Finds the entries that did not come by memory, and lets go of those whose pause is over, twice a second. */
@ApplicationScoped
class InboxPoll {

    private static final long PERIOD_MS = 500;

    private final Vertx vertx;
    private final Lanes lanes;
    private final LaneLook look;
    private volatile long timer = -1;

    InboxPoll(Vertx vertx, Lanes lanes, HotDatabase database) {
        this.vertx = vertx;
        this.lanes = lanes;
        this.look = new LaneLook(database, "inbox_pending");
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(PERIOD_MS, ignored -> turn());
    }

    private void turn() {
        var owned = lanes.inboxes();
        owned.stream().filter(InboxLane::isBehind).forEach(InboxLane::poll);
        owned.stream().filter(lane -> lane.backlog() > 0).forEach(InboxLane::pump);
        look.turn(
                owned.stream().map(InboxLane::ref).toList(),
                waiting -> lanes.inbox(waiting).ifPresent(InboxLane::poll));
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }
}
