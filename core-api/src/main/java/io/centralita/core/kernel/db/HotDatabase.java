package io.centralita.core.kernel.db;

import io.centralita.core.kernel.ids.WorkspaceId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/**
 * Transactions of the walk's hot stations, on plain Vert.x futures. The opening is pipelined with the work's first
 * statements, so a batch costs as many round trips as its work has steps, and one for the commit.
 */
@ApplicationScoped
public class HotDatabase {

    private final Pool pool;

    HotDatabase(Pool pool) {
        this.pool = pool;
    }

    /**
     * The future that {@code work} returns must depend on every statement it issued: the commit follows when it succeeds, a
     * rollback when it fails. Fails with a timeout after {@link Patience#LIMIT}.
     */
    public <T> Future<T> inWorkspace(WorkspaceId workspace, Function<SqlConnection, Future<T>> work) {
        var patience = new Patience();
        return Patience.limit(pool.getConnection()
                .compose(connection -> (patience.over() ? patience.<T>failure() : run(connection, workspace, work))
                        .eventually(() -> connection.close())));
    }

    private <T> Future<T> run(
            SqlConnection connection, WorkspaceId workspace, Function<SqlConnection, Future<T>> work) {
        var opened = connection.query(opening(workspace)).execute();
        var worked = attempt(connection, work);
        return Future.join(opened, worked)
                .transform(both -> both.succeeded() ? commit(connection) : rollback(connection, both.cause()))
                .map(ignored -> worked.result());
    }

    /**
     * Statistics see queue tables empty, and plans are kept: without the second setting those tables are read from end to
     * end for each batch, dead rows included.
     */
    private static String opening(WorkspaceId workspace) {
        return "begin; set local app.workspace = '" + workspace.value() + "'; set local enable_seqscan = off";
    }

    private static <T> Future<T> attempt(SqlConnection connection, Function<SqlConnection, Future<T>> work) {
        try {
            return work.apply(connection);
        } catch (RuntimeException failure) {
            return Future.failedFuture(failure);
        }
    }

    private static Future<Void> commit(SqlConnection connection) {
        return connection.query("commit").execute().mapEmpty();
    }

    private static Future<Void> rollback(SqlConnection connection, Throwable cause) {
        return connection.query("rollback").execute().transform(ignored -> Future.failedFuture(cause));
    }
}
