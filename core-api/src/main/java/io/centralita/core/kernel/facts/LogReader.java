package io.centralita.core.kernel.facts;

import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.db.WorkspaceDirectory;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * A reader of the log that acts on its own tables exactly once: its cursor moves in the transaction of its effect. On several
 * nodes one of them reads at a time (the cursor's row is the lock). A failing batch is tried again after a pause and holds up
 * no other reader. Subclasses are {@code @Singleton} beans.
 */
public abstract class LogReader {

    private static final Logger LOG = Logger.getLogger(LogReader.class);
    private static final int BATCH = 500;
    private static final Duration POLL = Duration.ofMillis(500);

    private final String name;
    private final Database database;
    private final WorkspaceDirectory workspaces;
    private final FactLog log;
    private final Doorbell doorbell;
    private final Map<WorkspaceId, AtomicInteger> wakes = new ConcurrentHashMap<>();
    private volatile boolean running;

    protected LogReader(String name, Database database, WorkspaceDirectory workspaces, FactLog log, Doorbell doorbell) {
        this.name = name;
        this.database = database;
        this.workspaces = workspaces;
        this.log = log;
        this.doorbell = doorbell;
    }

    /**
     * Acts on the facts, ascending, in the open transaction. Facts it appends itself come back to it.
     *
     * @return how many facts it appended, so that the doorbell is rung for them
     */
    protected abstract Uni<Integer> handle(SqlConnection connection, WorkspaceId workspace, List<Fact> facts);

    protected void start() {
        running = true;
        doorbell.listen(this::wake);
        poll();
    }

    protected void stop() {
        running = false;
    }

    private void poll() {
        if (!running) {
            return;
        }
        workspaces.all().subscribe().with(all -> all.forEach(this::wake), failure -> {});
        Uni.createFrom().voidItem().onItem().delayIt().by(POLL).subscribe().with(ignored -> poll());
    }

    private void wake(WorkspaceId workspace) {
        var waiting = wakes.computeIfAbsent(workspace, ignored -> new AtomicInteger());
        if (waiting.getAndIncrement() == 0) {
            run(workspace, waiting);
        }
    }

    private void run(WorkspaceId workspace, AtomicInteger waiting) {
        var seen = waiting.get();
        step(workspace).subscribe().with(more -> again(workspace, waiting, more ? 0 : seen), failure -> {
            LOG.warnf("reader %s pauses: %s", name, failure.getMessage());
            waiting.set(0);
        });
    }

    private void again(WorkspaceId workspace, AtomicInteger waiting, int done) {
        if (running && waiting.addAndGet(-done) > 0) {
            run(workspace, waiting);
        }
    }

    private Uni<Boolean> step(WorkspaceId workspace) {
        return database.inWorkspace(
                        workspace,
                        connection -> cursor(connection, workspace)
                                .flatMap(cursor -> cursor == null
                                        ? Uni.createFrom().item(Step.IDLE)
                                        : advance(connection, workspace, cursor)))
                .map(step -> {
                    if (step.appended() > 0) {
                        doorbell.ring(workspace);
                    }
                    return step.read() == BATCH;
                });
    }

    private Uni<Step> advance(SqlConnection connection, WorkspaceId workspace, long cursor) {
        return log.read(connection, workspace, cursor, BATCH)
                .flatMap(facts -> facts.isEmpty()
                        ? Uni.createFrom().item(Step.IDLE)
                        : move(
                                        connection,
                                        workspace,
                                        facts.get(facts.size() - 1).seq())
                                .flatMap(ignored -> handle(connection, workspace, facts))
                                .map(appended -> new Step(facts.size(), appended)));
    }

    private Uni<Long> cursor(SqlConnection connection, WorkspaceId workspace) {
        var key = Tuple.of(workspace.value(), name);
        return connection
                .preparedQuery("insert into fact_cursors values ($1, $2, 0) on conflict do nothing")
                .execute(key)
                .flatMap(ignored -> connection
                        .preparedQuery("select seq from fact_cursors where workspace_id = $1 and reader = $2"
                                + " for update skip locked")
                        .execute(key))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getLong(0));
    }

    private Uni<Void> move(SqlConnection connection, WorkspaceId workspace, long seq) {
        return connection
                .preparedQuery("update fact_cursors set seq = $3 where workspace_id = $1 and reader = $2")
                .execute(Tuple.of(workspace.value(), name, seq))
                .replaceWithVoid();
    }

    private record Step(int read, int appended) {

        static final Step IDLE = new Step(0, 0);
    }
}
