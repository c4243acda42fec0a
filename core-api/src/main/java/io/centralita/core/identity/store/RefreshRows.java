package io.centralita.core.identity.store;

import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Refresh tokens by their hash. All inside a transaction of their workspace. */
@ApplicationScoped
public class RefreshRows {

    private static final String FIND = """
            select t.session_id, t.generation, t.used_at, s.generation, s.user_id,
                   s.revoked_at is null and s.expires_at > now() and s.epoch = u.session_epoch and u.status = 'active'
            from refresh_tokens t
            join sessions s on s.workspace_id = t.workspace_id and s.id = t.session_id
            join users u on u.workspace_id = s.workspace_id and u.id = s.user_id
            where t.workspace_id = $1 and t.hash = $2
            for update of s""";

    private static final String USE = """
            with used as (update refresh_tokens set used_at = $4 where workspace_id = $1 and hash = $2)
            update sessions set generation = generation + 1 where workspace_id = $1 and id = $3""";

    private static final String INSERT = """
            insert into refresh_tokens (workspace_id, hash, session_id, generation, created_at)
            values ($1, $2, $3, $4, $5)""";

    /**
     * A token that was given out once.
     *
     * @param present the generation its session stands at: the last one given out
     * @param live whether the session holds
     */
    public record Given(
            UUID session, long generation, @Nullable Instant usedAt, long present, UUID user, boolean live) {}

    /**
     * Holds the session until the end of the transaction: refreshes of one session follow each other. Read again once
     * held, since the token may have been used while this one waited.
     */
    public Uni<Optional<Given>> findForUpdate(SqlConnection connection, WorkspaceId workspace, byte[] hash) {
        return find(connection, workspace, hash)
                .flatMap(
                        waited -> waited.isEmpty() ? Uni.createFrom().item(waited) : find(connection, workspace, hash));
    }

    private static Uni<Optional<Given>> find(SqlConnection connection, WorkspaceId workspace, byte[] hash) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(workspace.value(), Buffer.buffer(hash)))
                .map(rows -> rows.stream().findFirst().map(RefreshRows::read));
    }

    public Uni<Void> insert(
            SqlConnection connection, WorkspaceId workspace, byte[] hash, UUID session, long generation, Instant now) {
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.of(workspace.value(), Buffer.buffer(hash), session, generation, SessionRows.time(now)))
                .replaceWithVoid();
    }

    /** Its successor becomes the present one. */
    public Uni<Void> markUsed(SqlConnection connection, WorkspaceId workspace, byte[] hash, UUID session, Instant now) {
        return connection
                .preparedQuery(USE)
                .execute(Tuple.of(workspace.value(), Buffer.buffer(hash), session, SessionRows.time(now)))
                .replaceWithVoid();
    }

    private static Given read(Row row) {
        var used = row.getOffsetDateTime(2);
        return new Given(
                row.getUUID(0),
                row.getLong(1),
                used == null ? null : used.toInstant(),
                row.getLong(3),
                row.getUUID(4),
                row.getBoolean(5));
    }
}
