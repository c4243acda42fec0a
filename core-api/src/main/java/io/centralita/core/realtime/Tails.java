package io.centralita.core.realtime;

import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.facts.Doorbell;
import io.centralita.core.kernel.facts.FactLog;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The log tails of this node: one for each workspace that somebody listens to. */
@ApplicationScoped
class Tails {

    private static final long POLL_MILLIS = 500;
    private static final long TICK_MILLIS = 1_000;

    private final Map<WorkspaceId, LogTail> tails = new ConcurrentHashMap<>();
    private final Database database;
    private final FactLog log;
    private final Doorbell doorbell;
    private final Vertx vertx;

    Tails(Database database, FactLog log, Doorbell doorbell, Vertx vertx) {
        this.database = database;
        this.log = log;
        this.doorbell = doorbell;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent started) {
        doorbell.listen(this::ring);
        vertx.setPeriodic(POLL_MILLIS, timer -> poll());
        vertx.setPeriodic(TICK_MILLIS, timer -> each(session -> session.tick(Ticker.now())));
    }

    /** Keeps the workspace's tail running until {@link #release}. */
    LogTail hold(WorkspaceId workspace) {
        return tails.compute(workspace, (key, known) -> {
            var tail = known == null ? new LogTail(key, database, log) : known;
            tail.users().incrementAndGet();
            return tail;
        });
    }

    void release(WorkspaceId workspace) {
        tails.computeIfPresent(workspace, (key, tail) -> tail.users().decrementAndGet() == 0 ? null : tail);
    }

    /** Visits every session of this node, each on its own event loop. */
    void each(Consumer<Session> visit) {
        all().forEach(tail -> tail.each(visit));
    }

    Collection<LogTail> all() {
        return tails.values();
    }

    Optional<LogTail> of(WorkspaceId workspace) {
        return Optional.ofNullable(tails.get(workspace));
    }

    private void ring(WorkspaceId workspace) {
        of(workspace).ifPresent(LogTail::wake);
    }

    private void poll() {
        all().forEach(LogTail::poll);
    }
}
