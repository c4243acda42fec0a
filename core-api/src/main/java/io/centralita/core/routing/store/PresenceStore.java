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
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

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

    private static final String UPDATE = "update agent_presence set state = $3, since = $4, connected_until = null"
            + " where workspace_id = $1 and user_id = $2";

    private static final String CONNECTED = """
            update agent_presence set connected_until = now() + $3 * interval '1 millisecond'
            where workspace_id = $1 and user_id = any($2::uuid[]) and state = 'online'""";

    private static final String LAPSED = """
            select user_id, state, since from agent_presence
            where workspace_id = $1 and state = 'online' and connected_until < now()
            order by user_id for update skip locked""";

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

    public Uni<Void> connected(
            SqlConnection connection, WorkspaceId workspace, Collection<UserId> users, Duration grace) {
        return connection
                .preparedQuery(CONNECTED)
                .execute(Tuple.tuple()
                        .addUUID(workspace.value())
                        .addArrayOfUUID(users.stream().map(UserId::value).toArray(UUID[]::new))
                        .addLong(grace.toMillis()))
                .replaceWithVoid();
    }

    /** Those online by a socket that is gone; held until the transaction ends. */
    public Uni<List<Presence>> lapsed(SqlConnection connection, WorkspaceId workspace) {
        return connection
                .preparedQuery(LAPSED)
                .execute(Tuple.of(workspace.value()))
                .map(rows -> rows.stream().map(PresenceStore::read).toList());
    }

    private static Presence read(Row row) {
        return new Presence(
                new UserId(row.getUUID(0)),
                PresenceState.ofWire(row.getString(1)).orElseThrow(),
                row.getOffsetDateTime(2).toInstant());
    }
}
