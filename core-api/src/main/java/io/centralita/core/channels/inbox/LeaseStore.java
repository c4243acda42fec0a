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
import java.util.HashSet;
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
     * and no batch waits for it. Taking over locks the row against {@link #CHECK}, so it comes after a batch under way; it does
     * not wait for one, or a paused owner would keep us from renewing what is ours.
     */
    private static final String ACQUIRE = """
            with free as (
                select lane from lanes
                where workspace_id = $1 and lane = any($3) and owner <> $2 and leased_until < now() for update skip locked),
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

    private static final String EXPIRE = """
            update lanes set leased_until = now() - interval '1 second' where workspace_id = $1 and owner <> $2""";

    private static final String CHECK = LeaseLock.held("$2", "$3", "$4");

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

    /** Nobody else is alive: their leases have run out. */
    Uni<Void> forgetOthers(UUID node) {
        return database.asPlatform(connection -> connection
                .preparedQuery("delete from nodes where id <> $1")
                .execute(Tuple.of(node))
                .replaceWithVoid());
    }

    /** Nobody else is alive: their leases in a workspace have run out. */
    Uni<Void> expireOthers(WorkspaceId workspace, UUID node) {
        return database.inWorkspace(
                workspace,
                connection -> connection
                        .preparedQuery(EXPIRE)
                        .execute(Tuple.of(workspace.value(), node))
                        .replaceWithVoid());
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

    Future<Void> check(SqlConnection connection, UUID node, List<LaneLease> leases) {
        return connection
                .preparedQuery(CHECK)
                .execute(io.vertx.sqlclient.Tuple.of(
                        leases.get(0).ref().workspace().value(),
                        node,
                        leases.stream().map(lease -> lease.ref().lane()).toArray(Short[]::new),
                        leases.stream().map(LaneLease::fence).toArray(Long[]::new)))
                .compose(rows -> rows.size() == leases.size()
                        ? Future.succeededFuture()
                        : Future.failedFuture(new StaleLeaseException(missing(leases, rows))));
    }

    private static LaneLease missing(List<LaneLease> leases, io.vertx.sqlclient.RowSet<io.vertx.sqlclient.Row> rows) {
        var ours = new HashSet<Short>();
        rows.forEach(row -> ours.add(row.getShort(0)));
        return leases.stream()
                .filter(lease -> !ours.contains(lease.ref().lane()))
                .findFirst()
                .orElseThrow();
    }

    private static java.util.stream.Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
