package io.centralita.core.kernel.db;

import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * One query of a workspace in one round trip: the transaction's opening with its workspace, the query and the commit are
 * sent together. The same row-level security as in {@link Database}, a third of the waiting.
 */
@ApplicationScoped
public class PipelinedRead {

    private static final String BY_ONE_PLAN = "; set local plan_cache_mode = force_generic_plan"
            + "; set local enable_seqscan = off; set local enable_bitmapscan = off";

    private final io.vertx.sqlclient.Pool pool;

    PipelinedRead(Pool pool) {
        this.pool = pool.getDelegate();
    }

    public Uni<RowSet<Row>> rows(WorkspaceId workspace, String sql, Tuple parameters) {
        return inFlight(opening(workspace), sql, parameters);
    }

    /**
     * The same for a query whose order an index has: without sorting, where there is a way without. Statistics of a young or
     * just filled table say that there is one row, and then it looks as good to read and sort everything.
     */
    public Uni<RowSet<Row>> rowsInIndexOrder(WorkspaceId workspace, String sql, Tuple parameters) {
        return inFlight(opening(workspace) + "; set local enable_sort = off", sql, parameters);
    }

    private Uni<RowSet<Row>> inFlight(String opening, String sql, Tuple parameters) {
        return Uni.createFrom()
                .completionStage(() -> Patience.limit(pool.getConnection()
                                .compose(connection -> inOneFlight(connection, opening, sql, parameters)
                                        .eventually(() -> connection.close())))
                        .toCompletionStage());
    }

    private static Future<RowSet<Row>> inOneFlight(
            SqlConnection connection, String opening, String sql, Tuple parameters) {
        var opened = connection.query(opening).execute();
        var rows = connection.preparedQuery(sql).execute(parameters);
        var ended = connection.query("commit").execute();
        return Future.join(opened, rows, ended).transform(all -> {
            if (all.succeeded() || rows.failed()) {
                return rows;
            }
            return Future.failedFuture(all.cause());
        });
    }

    /** One plan for all values, by indexes only: planning anew costs more than reading a page. */
    private static String opening(WorkspaceId workspace) {
        return "begin read only; set local app.workspace = '" + workspace.value() + "'" + BY_ONE_PLAN;
    }
}
