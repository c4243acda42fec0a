package io.centralita.core.channels.inbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Looks twice a second into the database for entries that did not come by memory. */
@ApplicationScoped
class InboxPoll {

    private static final long PERIOD_MS = 500;

    private final Vertx vertx;
    private final Lanes lanes;
    private volatile long timer = -1;

    InboxPoll(Vertx vertx, Lanes lanes) {
        this.vertx = vertx;
        this.lanes = lanes;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(PERIOD_MS, ignored -> lanes.inboxes().forEach(InboxLane::poll));
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }
}
