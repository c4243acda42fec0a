package io.centralita.core.identity.store;

import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Workspaces and the heads of their logs. All inside a transaction of the platform. */
@ApplicationScoped
public class WorkspaceRows {

    private static final long BOOTSTRAP_LOCK = 0x63656e7472616c69L;

    /** Waits until no other node is bootstrapping; held to the end of the transaction. */
    public Uni<Boolean> isEmptyUnderLock(SqlConnection connection) {
        return connection
                .query("select pg_advisory_xact_lock(" + BOOTSTRAP_LOCK + ")")
                .execute()
                .flatMap(locked -> connection
                        .query("select not exists (select from workspaces)")
                        .execute())
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** The transaction goes on in the new workspace. */
    public Uni<Void> insert(SqlConnection connection, WorkspaceId id, String slug, String name, Instant now) {
        return connection
                .preparedQuery("insert into workspaces (workspace_id, slug, name, created_at) values ($1, $2, $3, $4)")
                .execute(Tuple.of(id.value(), slug, name, now.atOffset(ZoneOffset.UTC)))
                .flatMap(done -> Scopes.workspace(connection, id))
                .flatMap(done -> connection
                        .preparedQuery("insert into fact_heads (workspace_id, seq, epoch) values ($1, 0, $2)")
                        .execute(Tuple.of(id.value(), UUID.randomUUID())))
                .replaceWithVoid();
    }

    public Uni<Optional<WorkspaceName>> find(SqlConnection connection, WorkspaceId id) {
        return connection
                .preparedQuery("select slug, name from workspaces where workspace_id = $1")
                .execute(Tuple.of(id.value()))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map((Row row) -> new WorkspaceName(row.getString(0), row.getString(1))));
    }

    /** How people call a workspace. */
    public record WorkspaceName(String slug, String name) {}
}
