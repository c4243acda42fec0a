package io.centralita.core.identity.store;

import io.centralita.core.kernel.ids.UserId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Resets of passwords that were asked for and not used yet. */
@ApplicationScoped
public class PasswordResetRows {

    private static final String REPLACE = """
            insert into password_resets (workspace_id, user_id, hash, expires_at) values ($1, $2, $3, $4)
            on conflict (workspace_id, user_id) do update set hash = excluded.hash, expires_at = excluded.expires_at""";

    private static final String FIND =
            "select user_id from password_resets where workspace_id = $1 and hash = $2 and expires_at > $3";

    private static final String TAKE =
            "delete from password_resets where workspace_id = $1 and hash = $2 and expires_at > $3 returning user_id";

    /** The one before, if any, is worth nothing from now on. */
    public Uni<Void> replace(
            SqlConnection connection, WorkspaceId workspace, UserId user, byte[] hash, Instant expiresAt) {
        return connection
                .preparedQuery(REPLACE)
                .execute(Tuple.of(workspace.value(), user.value(), Buffer.buffer(hash), SessionRows.time(expiresAt)))
                .replaceWithVoid();
    }

    public Uni<Optional<UserId>> find(SqlConnection connection, WorkspaceId workspace, byte[] hash, Instant now) {
        return user(connection, FIND, workspace, hash, now);
    }

    /** Of many at once, one gets it. */
    public Uni<Optional<UserId>> take(SqlConnection connection, WorkspaceId workspace, byte[] hash, Instant now) {
        return user(connection, TAKE, workspace, hash, now);
    }

    private static Uni<Optional<UserId>> user(
            SqlConnection connection, String sql, WorkspaceId workspace, byte[] hash, Instant now) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(workspace.value(), Buffer.buffer(hash), SessionRows.time(now)))
                .map(rows -> rows.stream().findFirst().map(row -> new UserId(row.getUUID(0))));
    }
}
