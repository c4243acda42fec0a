package io.centralita.core.kernel.db;

import io.centralita.core.kernel.ids.WorkspaceId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

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
        return connected(connection -> {
            var opened = open(connection, workspace);
            var worked = attempt(() -> work.apply(connection));
            return Future.join(opened, worked)
                    .transform(both -> both.succeeded() ? commit(connection) : rollback(connection, both.cause()))
                    .map(ignored -> worked.result());
        });
    }

    /**
     * What {@code read} comes to is written by {@code write} and committed in one flight, so that what the last statements
     * lock, such as the log's head, is held for no round trip. Whatever has to be checked is issued in {@code read}. {@code write} must issue all its statements before it returns, and
     * may fail later only because one of them did: nothing is asked before the commit.
     */
    public <R, T> Future<T> inWorkspace(
            WorkspaceId workspace,
            Function<SqlConnection, Future<R>> read,
            BiFunction<SqlConnection, R, Future<T>> write) {
        return connected(connection -> {
            var opened = open(connection, workspace);
            var known = attempt(() -> read.apply(connection));
            return Future.join(opened, known)
                    .transform(both -> both.succeeded()
                            ? last(connection, opened, attempt(() -> write.apply(connection, known.result())))
                            : rollback(connection, both.cause()).mapEmpty());
        });
    }

    /** The whole transaction in one flight; what is said of {@code write} holds for it. */
    public <T> Future<T> inOneFlight(WorkspaceId workspace, Function<SqlConnection, Future<T>> write) {
        return connected(connection -> {
            var opened = open(connection, workspace);
            return last(connection, opened, attempt(() -> write.apply(connection)));
        });
    }

    private <T> Future<T> connected(Function<SqlConnection, Future<T>> work) {
        var patience = new Patience();
        return Patience.limit(pool.getConnection()
                .compose(connection -> (patience.over() ? patience.<T>failure() : work.apply(connection))
                        .eventually(() -> connection.close())));
    }

    private static Future<?> open(SqlConnection connection, WorkspaceId workspace) {
        return connection.query(opening(workspace)).execute();
    }

    /** A commit behind a statement that fails is a rollback. */
    private static <T> Future<T> last(SqlConnection connection, Future<?> opened, Future<T> written) {
        if (written.failed()) {
            return rollback(connection, written.cause()).mapEmpty();
        }
        var committed = commit(connection);
        return Future.join(opened, written, committed).map(ignored -> written.result());
    }

    /**
     * Statistics see queue tables empty, and plans are kept: without the second setting those tables are read from end to
     * end for each batch, dead rows included.
     */
    private static String opening(WorkspaceId workspace) {
        return "begin; set local app.workspace = '" + workspace.value() + "'; set local enable_seqscan = off;"
                + " set local plan_cache_mode = force_generic_plan";
    }

    private static <T> Future<T> attempt(Supplier<Future<T>> work) {
        try {
            return work.get();
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
