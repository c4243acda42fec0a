package io.centralita.core.identity.store;

import io.centralita.core.identity.Role;
import io.centralita.core.kernel.ids.SessionId;
import io.centralita.core.kernel.ids.UserId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Sessions. All inside a transaction of their workspace. */
@ApplicationScoped
public class SessionRows {

    private static final String INSERT = """
            insert into sessions (workspace_id, id, user_id, epoch, address, created_at, expires_at)
            values ($1, $2, $3, $4, $5, $6, $7)""";

    private static final String STANDING = """
            select u.id, u.role,
                   array(select m.team_id from team_members m where m.workspace_id = u.workspace_id and m.user_id = u.id)
            from sessions s join users u on u.workspace_id = s.workspace_id and u.id = s.user_id
            where s.workspace_id = $1 and s.id = $2 and s.revoked_at is null and s.expires_at > now()
              and s.epoch = u.session_epoch and u.status = 'active'""";

    private static final String REVOKE = """
            update sessions set revoked_at = $3, revoked_reason = $4
            where workspace_id = $1 and id = $2 and revoked_at is null returning user_id""";

    /** A session that holds: whose it is and what that user may do now. */
    public record LiveSession(UUID user, Role role, Set<UUID> teams) {}

    public Uni<Void> insert(
            SqlConnection connection,
            WorkspaceId workspace,
            SessionId id,
            UserId user,
            long epoch,
            String address,
            Instant now,
            Instant expiresAt) {
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.from(List.of(
                        workspace.value(), id.value(), user.value(), epoch, address, time(now), time(expiresAt))))
                .replaceWithVoid();
    }

    public Uni<Optional<LiveSession>> live(SqlConnection connection, WorkspaceId workspace, UUID session) {
        return connection
                .preparedQuery(STANDING)
                .execute(Tuple.of(workspace.value(), session))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new LiveSession(
                                row.getUUID(0), Role.fromString(row.getString(1)), Set.of(row.getArrayOfUUIDs(2)))));
    }

    /** @return the user whose session ended now; empty when it had ended before */
    public Uni<Optional<UUID>> revoke(
            SqlConnection connection, WorkspaceId workspace, UUID session, String reason, Instant now) {
        return connection
                .preparedQuery(REVOKE)
                .execute(Tuple.of(workspace.value(), session, time(now), reason))
                .map(rows -> rows.stream().findFirst().map(row -> row.getUUID(0)));
    }

    /** Sessions past their time, with their refresh tokens. */
    public Uni<Void> deleteExpired(SqlConnection connection, WorkspaceId workspace, Instant before) {
        return connection
                .preparedQuery("delete from sessions where workspace_id = $1 and expires_at < $2")
                .execute(Tuple.of(workspace.value(), time(before)))
                .replaceWithVoid();
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
