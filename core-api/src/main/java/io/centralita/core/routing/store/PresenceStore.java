package io.centralita.core.routing.store;

import io.centralita.core.kernel.ids.UserId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.routing.Presence;
import io.centralita.core.routing.PresenceState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Rows of {@code agent_presence}, within a transaction of the workspace. */
@ApplicationScoped
public class PresenceStore {

    private static final String LIST =
            "select user_id, state, since from agent_presence where workspace_id = $1 order by user_id";

    private static final String FIRST = """
            insert into agent_presence (workspace_id, user_id, state, since) values ($1, $2, 'offline', $3)
            on conflict do nothing""";

    private static final String LOCK =
            "select user_id, state, since from agent_presence where workspace_id = $1 and user_id = $2 for update";

    private static final String UPDATE =
            "update agent_presence set state = $3, since = $4 where workspace_id = $1 and user_id = $2";

    public Uni<List<Presence>> list(SqlConnection connection, WorkspaceId workspace) {
        return connection
                .preparedQuery(LIST)
                .execute(Tuple.of(workspace.value()))
                .map(rows -> rows.stream().map(PresenceStore::read).toList());
    }

    /** The user's row, made when it is missing, changed by nobody else until the transaction ends. */
    public Uni<Presence> lock(SqlConnection connection, WorkspaceId workspace, UserId user, Instant now) {
        return connection
                .preparedQuery(FIRST)
                .execute(Tuple.of(workspace.value(), user.value(), now.atOffset(ZoneOffset.UTC)))
                .chain(() -> connection.preparedQuery(LOCK).execute(Tuple.of(workspace.value(), user.value())))
                .map(rows -> read(rows.iterator().next()));
    }

    public Uni<Void> update(SqlConnection connection, WorkspaceId workspace, Presence presence) {
        return connection
                .preparedQuery(UPDATE)
                .execute(Tuple.of(
                        workspace.value(),
                        presence.userId().value(),
                        presence.state().wire(),
                        presence.since().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private static Presence read(Row row) {
        return new Presence(
                new UserId(row.getUUID(0)),
                PresenceState.ofWire(row.getString(1)).orElseThrow(),
                row.getOffsetDateTime(2).toInstant());
    }
}
