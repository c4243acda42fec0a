package io.centralita.core.kernel.facts;

import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.db.WorkspaceDirectory;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Moves the beginning of each log on: facts older than the retention are no longer replayed, well before their partition is
 * dropped (seven days). Nodes may do it at the same time.
 */
@ApplicationScoped
public class LogRetention {

    private static final Logger LOG = Logger.getLogger(LogRetention.class);
    private static final Duration EVERY = Duration.ofMinutes(30);

    private static final String ADVANCE = """
            with oldest as (
                select coalesce(
                    (select f.seq from facts f where f.workspace_id = $1
                     and f.id >= uuid_v7_floor(now() - $2 * interval '1 second') order by f.id limit 1),
                    (select h.seq + 1 from fact_heads h where h.workspace_id = $1)) as seq)
            update fact_heads h set min_seq = oldest.seq from oldest
            where h.workspace_id = $1 and h.min_seq < oldest.seq""";

    private final Database database;
    private final WorkspaceDirectory workspaces;
    private final Vertx vertx;
    private final Duration kept;

    LogRetention(
            Database database,
            WorkspaceDirectory workspaces,
            Vertx vertx,
            @ConfigProperty(name = "centralita.events.retention", defaultValue = "72h") Duration kept) {
        this.database = database;
        this.workspaces = workspaces;
        this.vertx = vertx;
        this.kept = kept;
    }

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(
                EVERY.toMillis(),
                timer -> workspaces
                        .all()
                        .onItem()
                        .transformToMulti(all -> Multi.createFrom().iterable(all))
                        .onItem()
                        .transformToUniAndConcatenate(workspace -> advance(workspace, kept))
                        .subscribe()
                        .with(done -> {}, failure -> LOG.warnf("retention waits: %s", failure.getMessage())));
    }

    /** Facts older than {@code age} are no longer replayed. */
    public Uni<Void> advance(WorkspaceId workspace, Duration age) {
        return database.inWorkspace(
                workspace,
                connection -> connection
                        .preparedQuery(ADVANCE)
                        .execute(Tuple.of(workspace.value(), (double) age.toSeconds()))
                        .replaceWithVoid());
    }
}
