package io.centralita.core.kernel.db;

import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/**
 * The way to the database for rooms that speak SQL. Each transaction opens by naming its workspace, so a query that
 * forgets its own {@code workspace_id} still sees nothing of another's.
 *
 * <p>A transaction that takes longer than {@link Patience#LIMIT} fails for its caller.
 *
 * <p>The connection given to {@code work} must not be kept beyond it. A failure of the work rolls everything back.
 * Statements issued without waiting for each other are pipelined.
 */
@ApplicationScoped
public class Database {

    private final Pool pool;

    Database(Pool pool) {
        this.pool = pool;
    }

    public <T> Uni<T> inWorkspace(WorkspaceId workspace, Function<SqlConnection, Uni<T>> work) {
        return transaction("set local app.workspace = '" + workspace.value() + "'", work);
    }

    /** For the few tables that belong to no workspace, and for finding the workspace of a credential. */
    public <T> Uni<T> asPlatform(Function<SqlConnection, Uni<T>> work) {
        return transaction("set local app.platform = 'on'", work);
    }

    private <T> Uni<T> transaction(String scope, Function<SqlConnection, Uni<T>> work) {
        return Patience.limit(() -> {
            var patience = new Patience();
            return pool.withConnection(connection -> patience.over()
                    ? Uni.createFrom().failure(patience.failure().cause())
                    : transaction(connection, scope, work));
        });
    }

    private static <T> Uni<T> transaction(
            SqlConnection connection, String scope, Function<SqlConnection, Uni<T>> work) {
        return connection
                .begin()
                .flatMap(transaction -> connection
                        .query(scope)
                        .execute()
                        .flatMap(ignored -> work.apply(connection))
                        .onItemOrFailure()
                        .transformToUni((result, failure) -> failure == null
                                ? transaction.commit().replaceWith(result)
                                : transaction
                                        .rollback()
                                        .onFailure()
                                        .recoverWithNull()
                                        .flatMap(ignored -> Uni.createFrom().failure(failure))));
    }
}
