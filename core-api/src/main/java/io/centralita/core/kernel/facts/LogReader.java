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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A reader of the log that acts on its own tables exactly once: its cursor moves in the transaction of its effect. On several
 * nodes one of them reads at a time (the cursor's row is the lock). A failing batch is tried again after a pause and holds up
 * no other reader. Subclasses are {@code @Singleton} beans.
 */
public abstract class LogReader {

    private static final String STAND = """
            select reader.seq, head.seq from fact_cursors reader
            join fact_heads head on head.workspace_id = reader.workspace_id
            where reader.workspace_id = $1 and reader.reader = $2 and head.seq > reader.seq
              and ($3::text[] is null or head.seq - reader.seq >= $4
                   or exists (select 1 from facts f where f.workspace_id = $1 and f.seq > reader.seq
                                                      and f.type = any($3)))
            for update of reader skip locked""";

    private static final Logger LOG = Logger.getLogger(LogReader.class);
    private static final int BATCH = 500;
    private static final int WINDOW = 5000;
    private static final int LAG = 200;
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration GATHER = Duration.ofMillis(75);

    private final String name;
    private final Database database;
    private final WorkspaceDirectory workspaces;
    private final FactLog log;
    private final Doorbell doorbell;
    private final Set<String> types;
    private final Set<WorkspaceId> begun = ConcurrentHashMap.newKeySet();
    private final Map<WorkspaceId, AtomicInteger> wakes = new ConcurrentHashMap<>();
    private volatile boolean running;

    /** Of facts of every type. */
    protected LogReader(String name, Database database, WorkspaceDirectory workspaces, FactLog log, Doorbell doorbell) {
        this(name, Set.of(), database, workspaces, log, doorbell);
    }

    /**
     * Of facts of some types. Facts of others are not read from the database, and while there are only such the cursor may
     * lag behind.
     *
     * @param types none means all
     */
    protected LogReader(
            String name,
            Set<String> types,
            Database database,
            WorkspaceDirectory workspaces,
            FactLog log,
            Doorbell doorbell) {
        this.name = name;
        this.types = types;
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
        after(POLL, this::poll);
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
            after(done == 0 ? Duration.ofMillis(1) : GATHER, () -> run(workspace, waiting));
        }
    }

    private static void after(Duration pause, Runnable work) {
        Uni.createFrom().voidItem().onItem().delayIt().by(pause).subscribe().with(ignored -> work.run());
    }

    private Uni<Boolean> step(WorkspaceId workspace) {
        return database.inWorkspace(
                        workspace,
                        connection -> stand(connection, workspace)
                                .flatMap(stand -> stand == null
                                        ? begin(connection, workspace)
                                        : advance(connection, workspace, stand)))
                .map(step -> {
                    if (step.appended() > 0) {
                        doorbell.ring(workspace);
                    }
                    return step.more();
                });
    }

    private Uni<Step> advance(SqlConnection connection, WorkspaceId workspace, Stand stand) {
        var upTo = Math.min(stand.head(), stand.cursor() + WINDOW);
        return log.read(connection, workspace, stand.cursor(), upTo, types, BATCH)
                .flatMap(facts -> {
                    var read = facts.size() == BATCH ? facts.get(BATCH - 1).seq() : upTo;
                    var more = read < stand.head();
                    if (facts.isEmpty() && !more && read - stand.cursor() < LAG) {
                        return Uni.createFrom().item(Step.IDLE);
                    }
                    return move(connection, workspace, read)
                            .flatMap(ignored ->
                                    facts.isEmpty() ? Uni.createFrom().item(0) : handle(connection, workspace, facts))
                            .map(appended -> new Step(more, appended));
                });
    }

    /**
     * Null when there is nothing to read, another node reads, or the reader never read here before. Locks the cursor only when
     * there is something, since a lock is a write that a commit waits for.
     */
    private Uni<@Nullable Stand> stand(SqlConnection connection, WorkspaceId workspace) {
        var wanted = types.isEmpty() ? null : types.toArray(String[]::new);
        return connection
                .preparedQuery(STAND)
                .execute(Tuple.of(workspace.value(), name, wanted, (long) LAG))
                .map(rows -> rows.size() == 0
                        ? null
                        : new Stand(
                                rows.iterator().next().getLong(0),
                                rows.iterator().next().getLong(1)));
    }

    private Uni<Step> begin(SqlConnection connection, WorkspaceId workspace) {
        if (begun.contains(workspace)) {
            return Uni.createFrom().item(Step.IDLE);
        }
        return connection
                .preparedQuery("insert into fact_cursors values ($1, $2, 0) on conflict do nothing")
                .execute(Tuple.of(workspace.value(), name))
                .invoke(() -> begun.add(workspace))
                .map(inserted -> new Step(inserted.rowCount() == 1, 0));
    }

    private Uni<Void> move(SqlConnection connection, WorkspaceId workspace, long seq) {
        return connection
                .preparedQuery("update fact_cursors set seq = $3 where workspace_id = $1 and reader = $2")
                .execute(Tuple.of(workspace.value(), name, seq))
                .replaceWithVoid();
    }

    private record Stand(long cursor, long head) {}

    private record Step(boolean more, int appended) {

        static final Step IDLE = new Step(false, 0);
    }
}
