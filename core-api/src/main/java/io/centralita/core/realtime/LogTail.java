package io.centralita.core.realtime;

import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.facts.FactLog;
import io.centralita.core.kernel.facts.LogHead;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.netty.channel.EventLoop;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one reader of a workspace's log on this node. It reads when woken, hands each batch to all desks, and reads on only when
 * they have told it, so that a busy node makes larger batches instead of longer queues.
 */
final class LogTail {

    private static final Logger LOG = Logger.getLogger(LogTail.class);
    private static final int BATCH = 500;

    private final WorkspaceId workspace;
    private final Database database;
    private final FactLog log;
    private final Map<EventLoop, Desk> desks = new LinkedHashMap<>();
    private final AtomicInteger wakes = new AtomicInteger();
    private final AtomicInteger users = new AtomicInteger();
    private List<Session> arriving = new ArrayList<>();
    private List<Runnable> waiting = new ArrayList<>();
    private @Nullable LogHead head;
    private boolean starting;

    LogTail(WorkspaceId workspace, Database database, FactLog log) {
        this.workspace = workspace;
        this.database = database;
        this.log = log;
    }

    WorkspaceId workspace() {
        return workspace;
    }

    AtomicInteger users() {
        return users;
    }

    /** Takes the session to the desk of its event loop, as soon as the log has been found. */
    synchronized void attach(Session session) {
        if (head == null) {
            arriving.add(session);
            start();
        } else {
            seat(session, head);
        }
    }

    /** True as soon as there is something after {@code after}, false when the patience ends. */
    Uni<Boolean> more(long after, Duration patience) {
        return Uni.createFrom()
                .<Boolean>emitter(emitter -> {
                    Runnable callback = () -> emitter.complete(true);
                    synchronized (this) {
                        if (head == null || head.headSeq() <= after) {
                            waiting.add(callback);
                            emitter.onTermination(() -> forget(callback));
                            start();
                            return;
                        }
                    }
                    callback.run();
                })
                .ifNoItem()
                .after(patience)
                .recoverWithItem(false);
    }

    private synchronized void forget(Runnable callback) {
        waiting.remove(callback);
    }

    synchronized List<Desk> desks() {
        return List.copyOf(desks.values());
    }

    void each(Consumer<Session> visit) {
        for (var desk : desks()) {
            desk.loop().execute(() -> desk.each(visit));
        }
    }

    void wake() {
        if (wakes.getAndIncrement() == 0) {
            run();
        }
    }

    /** Looks at the head: the way to notice a lost ring, a move of retention and a restore. */
    void poll() {
        var before = position();
        database.inWorkspace(workspace, connection -> log.head(connection, workspace))
                .subscribe()
                .with(
                        now -> found(now, before),
                        failure -> LOG.debugf("no head of %s: %s", workspace, failure.getMessage()));
    }

    private void start() {
        if (head == null && !starting) {
            starting = true;
            poll();
        }
    }

    /** @param before where the tail stood when the head was asked for: a head behind that is another log's */
    private void found(LogHead now, long before) {
        synchronized (this) {
            var known = head;
            if (known == null) {
                head = now;
                arriving.forEach(session -> seat(session, now));
                arriving = new ArrayList<>();
            } else if (!known.epoch().equals(now.epoch()) || now.headSeq() < before) {
                head = now;
                desks.values().forEach(desk -> desk.loop().execute(() -> desk.restart(now)));
            } else if (known.minSeq() != now.minSeq()) {
                var kept = new LogHead(known.epoch(), now.minSeq(), known.headSeq());
                head = kept;
                desks.values().forEach(desk -> desk.loop().execute(() -> desk.retain(kept)));
            }
        }
        if (isBehind(now)) {
            wake();
        }
    }

    private synchronized boolean isBehind(LogHead now) {
        return head != null && head.headSeq() < now.headSeq();
    }

    private void seat(Session session, LogHead start) {
        var desk = desks.computeIfAbsent(session.loop(), loop -> {
            var fresh = new Desk(loop);
            loop.execute(() -> fresh.open(start));
            return fresh;
        });
        desk.loop().execute(() -> desk.add(session));
    }

    private void run() {
        var seen = wakes.get();
        var after = position();
        if (after < 0) {
            wakes.set(0);
            return;
        }
        log.read(workspace, after, BATCH)
                .subscribe()
                .with(
                        facts -> {
                            if (facts.isEmpty()) {
                                again(seen);
                            } else {
                                dispatch(WireEvent.of(workspace, facts), () -> again(facts.size() == BATCH ? 0 : seen));
                            }
                        },
                        failure -> {
                            LOG.debugf("tail of %s pauses: %s", workspace, failure.getMessage());
                            wakes.set(0);
                        });
    }

    private void again(int done) {
        if (wakes.addAndGet(-done) > 0) {
            run();
        }
    }

    private synchronized long position() {
        return head == null ? -1 : head.headSeq();
    }

    private void dispatch(List<WireEvent> batch, Runnable afterwards) {
        var told = new ArrayList<CompletableFuture<Void>>();
        synchronized (this) {
            var known = head;
            if (known == null || batch.get(0).seq() <= known.headSeq()) {
                afterwards.run();
                return;
            }
            var newHead = new LogHead(
                    known.epoch(), known.minSeq(), batch.get(batch.size() - 1).seq());
            head = newHead;
            for (var desk : desks.values()) {
                told.add(CompletableFuture.runAsync(() -> desk.hear(batch, newHead), desk.loop()));
            }
        }
        if (batch.stream()
                .anyMatch(event -> Rechecks.mayChangeAccess(event.fact().type()))) {
            each(Session::recheckSoon);
        }
        tell();
        CompletableFuture.allOf(told.toArray(CompletableFuture[]::new)).whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.error("a desk failed", failure);
            }
            afterwards.run();
        });
    }

    private void tell() {
        List<Runnable> callbacks;
        synchronized (this) {
            callbacks = waiting;
            waiting = new ArrayList<>();
        }
        callbacks.forEach(Runnable::run);
    }
}
