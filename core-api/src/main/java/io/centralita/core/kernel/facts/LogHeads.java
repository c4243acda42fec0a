package io.centralita.core.kernel.facts;

import io.centralita.core.kernel.db.PipelinedRead;
import io.centralita.core.kernel.flow.Home;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The newest committed seq of a workspace, which is a version of everything in it: as long as it stands still, nothing that
 * facts tell of has changed. Those who ask at the same time share one query, always one that began after they asked; who gives up waiting stops nobody else.
 */
@ApplicationScoped
public class LogHeads {

    private static final String HEAD = "select seq from fact_heads where workspace_id = $1";

    private final PipelinedRead database;
    private final Map<WorkspaceId, Turns> turns = new ConcurrentHashMap<>();

    LogHeads(PipelinedRead database) {
        this.database = database;
    }

    /** 0 when the workspace has no log yet. */
    public Uni<Long> now(WorkspaceId workspace) {
        return Home.of(Uni.createFrom()
                .completionStage(
                        () -> turns.computeIfAbsent(workspace, Turns::new).join()));
    }

    private final class Turns {

        private final WorkspaceId workspace;
        private boolean asking;
        private boolean awaited;
        private CompletableFuture<Long> next = new CompletableFuture<>();

        Turns(WorkspaceId workspace) {
            this.workspace = workspace;
        }

        CompletableFuture<Long> join() {
            CompletableFuture<Long> mine;
            synchronized (this) {
                mine = next;
                if (asking) {
                    awaited = true;
                    return mine;
                }
                asking = true;
                next = new CompletableFuture<>();
            }
            ask(mine);
            return mine;
        }

        private void ask(CompletableFuture<Long> answer) {
            database.rows(workspace, HEAD, Tuple.of(workspace.value()))
                    .map(rows -> rows.size() == 0 ? 0L : rows.iterator().next().getLong(0))
                    .onTermination()
                    .invoke(this::proceed)
                    .subscribe()
                    .with(answer::complete, answer::completeExceptionally);
        }

        private void proceed() {
            CompletableFuture<Long> waiting;
            synchronized (this) {
                asking = awaited;
                if (!awaited) {
                    return;
                }
                awaited = false;
                waiting = next;
                next = new CompletableFuture<>();
            }
            ask(waiting);
        }
    }
}
