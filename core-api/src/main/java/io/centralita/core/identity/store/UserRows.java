package io.centralita.core.identity.store;

import io.centralita.core.identity.Role;
import io.centralita.core.identity.User;
import io.centralita.core.kernel.ids.TeamId;
import io.centralita.core.kernel.ids.UserId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Users. All inside a transaction of their workspace. */
@ApplicationScoped
public class UserRows {

    private static final String COLUMNS = """
            select u.id, u.email, u.name, u.role, u.status, u.capacity, u.version, u.created_at, u.updated_at,
                   array(select m.team_id from team_members m
                         where m.workspace_id = u.workspace_id and m.user_id = u.id order by m.team_id)
            from users u where u.workspace_id = $1""";

    private static final String INSERT = """
            insert into users (workspace_id, id, email, name, role, status, capacity, password_hash, created_at, updated_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)""";

    private static final String UPDATE = """
            update users set name = $3, role = $4, status = $5, capacity = $6, version = version + 1, updated_at = $7,
                   session_epoch = session_epoch + $8
            where workspace_id = $1 and id = $2""";

    private static final String OWNERS = """
            select id from users where workspace_id = $1 and role = 'owner' and status = 'active' order by id for update""";

    /** Also opens the door by which a login finds it. */
    public Uni<Void> insert(SqlConnection connection, WorkspaceId workspace, User user, String passwordHash) {
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.from(List.of(
                        workspace.value(),
                        user.id().value(),
                        user.email(),
                        user.name(),
                        user.role().wire(),
                        user.status().wire(),
                        user.capacity(),
                        passwordHash,
                        user.createdAt().atOffset(ZoneOffset.UTC))))
                .flatMap(done -> Scopes.platform(connection))
                .flatMap(done -> connection
                        .preparedQuery("insert into user_doors (email, workspace_id, user_id) values ($1, $2, $3)")
                        .execute(Tuple.of(
                                user.email(), workspace.value(), user.id().value())))
                .replaceWithVoid();
    }

    public Uni<Optional<User>> find(SqlConnection connection, WorkspaceId workspace, UserId id) {
        return one(connection, COLUMNS + " and u.id = $2", workspace, id);
    }

    /** Held until the end of the transaction. */
    public Uni<Optional<User>> findForUpdate(SqlConnection connection, WorkspaceId workspace, UserId id) {
        return one(connection, COLUMNS + " and u.id = $2 for update of u", workspace, id);
    }

    /** By id, those after {@code after}. */
    public Uni<List<User>> list(SqlConnection connection, WorkspaceId workspace, @Nullable UUID after, int limit) {
        return connection
                .preparedQuery(COLUMNS + " and ($2::uuid is null or u.id > $2) order by u.id limit $3")
                .execute(Tuple.of(workspace.value(), after, limit))
                .map(rows -> rows.stream().map(UserRows::read).toList());
    }

    /** @param endsSessions whether every session of the user ends by this */
    public Uni<Void> update(SqlConnection connection, WorkspaceId workspace, User user, boolean endsSessions) {
        return connection
                .preparedQuery(UPDATE)
                .execute(Tuple.from(List.of(
                        workspace.value(),
                        user.id().value(),
                        user.name(),
                        user.role().wire(),
                        user.status().wire(),
                        user.capacity(),
                        user.updatedAt().atOffset(ZoneOffset.UTC),
                        endsSessions ? 1L : 0L)))
                .replaceWithVoid();
    }

    /** The active owners, held until the end of the transaction, so that two of them cannot both leave as the last but one. */
    public Uni<List<UUID>> activeOwnersForUpdate(SqlConnection connection, WorkspaceId workspace) {
        return connection
                .preparedQuery(OWNERS)
                .execute(Tuple.of(workspace.value()))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList());
    }

    /** A new password ends every session but the one given. */
    public Uni<Void> changePassword(
            SqlConnection connection,
            WorkspaceId workspace,
            UserId id,
            String hash,
            UUID survivingSession,
            Instant now) {
        return connection
                .preparedQuery("""
                        with changed as (
                            update users set password_hash = $3, session_epoch = session_epoch + 1, version = version + 1,
                                   updated_at = $5
                            where workspace_id = $1 and id = $2 returning session_epoch)
                        update sessions s set epoch = changed.session_epoch from changed
                        where s.workspace_id = $1 and s.id = $4 and s.user_id = $2""")
                .execute(Tuple.from(
                        List.of(workspace.value(), id.value(), hash, survivingSession, now.atOffset(ZoneOffset.UTC))))
                .replaceWithVoid();
    }

    private static Uni<Optional<User>> one(SqlConnection connection, String sql, WorkspaceId workspace, UserId id) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(workspace.value(), id.value()))
                .map(rows -> rows.stream().findFirst().map(UserRows::read));
    }

    private static User read(Row row) {
        return new User(
                new UserId(row.getUUID(0)),
                row.getString(1),
                row.getString(2),
                Role.fromString(row.getString(3)),
                User.Status.fromString(row.getString(4)),
                row.getInteger(5),
                Arrays.stream(row.getArrayOfUUIDs(9)).map(TeamId::new).toList(),
                row.getLong(6),
                row.getOffsetDateTime(7).toInstant(),
                row.getOffsetDateTime(8).toInstant());
    }
}
