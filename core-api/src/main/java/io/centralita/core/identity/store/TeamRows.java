package io.centralita.core.identity.store;

import io.centralita.core.identity.Team;
import io.centralita.core.kernel.ids.TeamId;
import io.centralita.core.kernel.ids.UserId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Teams and their members. All inside a transaction of their workspace. */
@ApplicationScoped
public class TeamRows {

    private static final String COLUMNS = """
            select t.id, t.name, t.version, t.created_at, t.updated_at,
                   array(select m.user_id from team_members m
                         where m.workspace_id = t.workspace_id and m.team_id = t.id order by m.user_id)
            from teams t where t.workspace_id = $1""";

    private static final String ADD = """
            with added as (
                insert into team_members (workspace_id, team_id, user_id) values ($1, $2, $3)
                on conflict do nothing returning team_id)
            update teams t set version = version + 1, updated_at = $4 from added
            where t.workspace_id = $1 and t.id = added.team_id""";

    private static final String REMOVE = """
            with removed as (
                delete from team_members where workspace_id = $1 and team_id = $2 and user_id = $3 returning team_id)
            update teams t set version = version + 1, updated_at = $4 from removed
            where t.workspace_id = $1 and t.id = removed.team_id""";

    public Uni<Void> insert(SqlConnection connection, WorkspaceId workspace, Team team) {
        return connection
                .preparedQuery(
                        "insert into teams (workspace_id, id, name, created_at, updated_at) values ($1, $2, $3, $4, $4)")
                .execute(
                        Tuple.of(workspace.value(), team.id().value(), team.name(), SessionRows.time(team.createdAt())))
                .replaceWithVoid();
    }

    public Uni<List<Team>> list(SqlConnection connection, WorkspaceId workspace, @Nullable UUID after, int limit) {
        return connection
                .preparedQuery(COLUMNS + " and ($2::uuid is null or t.id > $2) order by t.id limit $3")
                .execute(Tuple.of(workspace.value(), after, limit))
                .map(rows -> rows.stream().map(TeamRows::read).toList());
    }

    public Uni<Optional<Team>> find(SqlConnection connection, WorkspaceId workspace, TeamId id) {
        return one(connection, COLUMNS + " and t.id = $2", workspace, id);
    }

    /** Held until the end of the transaction. */
    public Uni<Optional<Team>> findForUpdate(SqlConnection connection, WorkspaceId workspace, TeamId id) {
        return one(connection, COLUMNS + " and t.id = $2 for update of t", workspace, id);
    }

    public Uni<Void> rename(SqlConnection connection, WorkspaceId workspace, TeamId id, String name, Instant now) {
        return connection
                .preparedQuery("""
                        update teams set name = $3, version = version + 1, updated_at = $4
                        where workspace_id = $1 and id = $2""")
                .execute(Tuple.of(workspace.value(), id.value(), name, SessionRows.time(now)))
                .replaceWithVoid();
    }

    public Uni<Void> delete(SqlConnection connection, WorkspaceId workspace, TeamId id) {
        return connection
                .preparedQuery("delete from teams where workspace_id = $1 and id = $2")
                .execute(Tuple.of(workspace.value(), id.value()))
                .replaceWithVoid();
    }

    /** @return whether the user was no member before */
    public Uni<Boolean> addMember(
            SqlConnection connection, WorkspaceId workspace, TeamId team, UserId user, Instant now) {
        return member(connection, ADD, workspace, team, user, now);
    }

    /** @return whether the user was a member before */
    public Uni<Boolean> removeMember(
            SqlConnection connection, WorkspaceId workspace, TeamId team, UserId user, Instant now) {
        return member(connection, REMOVE, workspace, team, user, now);
    }

    private static Uni<Boolean> member(
            SqlConnection connection, String sql, WorkspaceId workspace, TeamId team, UserId user, Instant now) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(workspace.value(), team.value(), user.value(), SessionRows.time(now)))
                .map(rows -> rows.rowCount() == 1);
    }

    private static Uni<Optional<Team>> one(SqlConnection connection, String sql, WorkspaceId workspace, TeamId id) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(workspace.value(), id.value()))
                .map(rows -> rows.stream().findFirst().map(TeamRows::read));
    }

    private static Team read(Row row) {
        return new Team(
                new TeamId(row.getUUID(0)),
                row.getString(1),
                Arrays.stream(row.getArrayOfUUIDs(5)).map(UserId::new).toList(),
                row.getLong(2),
                row.getOffsetDateTime(3).toInstant(),
                row.getOffsetDateTime(4).toInstant());
    }
}
