package io.centralita.core.realtime.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.centralita.core.identity.Caller;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.facts.FactLog;
import io.centralita.core.kernel.facts.LogHead;
import io.centralita.core.kernel.ids.StreamId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.realtime.KnownStream;
import io.centralita.core.realtime.StreamStore;
import io.centralita.core.realtime.Subscriptions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;

@ApplicationScoped
class StreamRows implements StreamStore {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String INSERT = "insert into realtime_streams values ($1, $2, $3, $4, $5, now())";

    private static final String USE = """
            update realtime_streams set used_at = now() where workspace_id = $1 and principal_id = $2 and id = $3
            returning subs, fingerprint""";

    private static final String TOUCH =
            "update realtime_streams set used_at = now() where workspace_id = $1 and id = any($2)";

    private static final String FORGET =
            "delete from realtime_streams where workspace_id = $1 and used_at < now() - interval '8 days'";

    private final Database database;
    private final FactLog log;

    StreamRows(Database database, FactLog log) {
        this.database = database;
        this.log = log;
    }

    @Override
    public Uni<Opened> open(Caller caller, KnownStream stream, String subs, String fingerprint) {
        var workspace = caller.workspace();
        var row = Tuple.of(workspace.value(), stream.id().value(), caller.principal(), subs, fingerprint);
        return database.inWorkspace(
                workspace,
                connection -> connection
                        .preparedQuery(INSERT)
                        .execute(row)
                        .flatMap(inserted -> log.head(connection, workspace))
                        .map(head -> new Opened(stream, head)));
    }

    @Override
    public Uni<Found> find(WorkspaceId workspace, UUID principal, StreamId stream) {
        return database.inWorkspace(
                workspace,
                connection -> connection
                        .preparedQuery(USE)
                        .execute(Tuple.of(workspace.value(), principal, stream.value()))
                        .flatMap(rows -> log.head(connection, workspace)
                                .map(head -> rows.size() == 0
                                        ? new Found(null, "", head)
                                        : found(stream, rows.iterator().next(), head))));
    }

    @Override
    public Uni<Void> keep(WorkspaceId workspace, Collection<StreamId> inUse) {
        var ids = inUse.stream().map(StreamId::value).toArray(UUID[]::new);
        return database.inWorkspace(
                workspace,
                connection -> connection
                        .preparedQuery(TOUCH)
                        .execute(Tuple.of(workspace.value(), ids))
                        .flatMap(touched -> connection.preparedQuery(FORGET).execute(Tuple.of(workspace.value())))
                        .replaceWithVoid());
    }

    private static Found found(StreamId id, Row row, LogHead head) {
        try {
            var interest = Subscriptions.read(JSON.readTree(row.getString(0)));
            return new Found(new KnownStream(id, interest), row.getString(1), head);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
