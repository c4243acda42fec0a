package io.centralita.core.channels.inbox;

import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Leases and the list of living nodes, by the database's clock. */
@ApplicationScoped
class LeaseStore {

    private static final String BEAT =
            "insert into nodes values ($1, now()) on conflict (id) do update set seen_at = excluded.seen_at";

    private static final String ALIVE = "select id from nodes where seen_at > now() - interval '6 seconds' order by id";

    /**
     * Renews what is ours, makes what is new, takes over what has run out. Renewing changes no key, so it waits for no batch
     * and no batch waits for it; taking over locks the row against {@link #CHECK}, so it waits for a batch under way.
     */
    private static final String ACQUIRE = """
            with free as (
                select lane from lanes
                where workspace_id = $1 and lane = any($3) and owner <> $2 and leased_until < now() for update),
            taken as (
                update lanes set owner = $2, leased_until = now() + interval '6 seconds', fence = fence + 1
                where workspace_id = $1 and lane in (select lane from free) and owner <> $2 and leased_until < now()
                returning lane, fence),
            renewed as (
                update lanes set leased_until = now() + interval '6 seconds'
                where workspace_id = $1 and lane = any($3) and owner = $2
                returning lane, fence),
            made as (
                insert into lanes (workspace_id, lane, owner, fence, leased_until)
                select $1, wanted, $2, 1, now() + interval '6 seconds' from unnest($3::smallint[]) as wanted
                on conflict do nothing
                returning lane, fence)
            select * from taken union all select * from renewed union all select * from made""";

    private static final String RELEASE = """
            update lanes set leased_until = now() - interval '1 second'
            where workspace_id = $1 and owner = $2 and lane <> all($3::smallint[])""";

    /** Locks the lease's key to the end of the transaction: whoever wants to take the lane over waits for our commit. */
    private static final String CHECK =
            "select fence from lanes where workspace_id = $1 and lane = $2 and owner = $3 and fence = $4 for key share";

    private final Database database;

    LeaseStore(Database database) {
        this.database = database;
    }

    Uni<List<UUID>> beat(UUID node) {
        return database.asPlatform(connection -> connection
                .preparedQuery(BEAT)
                .execute(Tuple.of(node))
                .flatMap(ignored -> connection.query(ALIVE).execute())
                .map(rows -> stream(rows).map(row -> row.getUUID(0)).toList()));
    }

    Uni<Void> leave(UUID node) {
        return database.asPlatform(connection -> connection
                .preparedQuery("delete from nodes where id = $1")
                .execute(Tuple.of(node))
                .replaceWithVoid());
    }

    /** Takes or renews the wanted lanes that are free, gives back all others. */
    Uni<List<LaneLease>> acquire(WorkspaceId workspace, UUID node, List<Short> wanted) {
        var lanes = wanted.toArray(Short[]::new);
        return database.inWorkspace(
                workspace,
                connection -> connection
                        .preparedQuery(RELEASE)
                        .execute(Tuple.of(workspace.value(), node, lanes))
                        .flatMap(ignored ->
                                connection.preparedQuery(ACQUIRE).execute(Tuple.of(workspace.value(), node, lanes)))
                        .map(rows -> stream(rows)
                                .map(row -> new LaneLease(new LaneRef(workspace, row.getShort(0)), row.getLong(1)))
                                .toList()));
    }

    Future<Void> check(SqlConnection connection, UUID node, LaneLease lease) {
        return connection
                .preparedQuery(CHECK)
                .execute(io.vertx.sqlclient.Tuple.of(
                        lease.ref().workspace().value(), lease.ref().lane(), node, lease.fence()))
                .compose(rows -> rows.size() == 1
                        ? Future.succeededFuture()
                        : Future.failedFuture(new StaleLeaseException(lease)));
    }

    private static java.util.stream.Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
