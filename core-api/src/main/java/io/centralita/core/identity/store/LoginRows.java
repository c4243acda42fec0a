package io.centralita.core.identity.store;

import io.centralita.core.kernel.ids.UserId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a login compares a password with. */
@ApplicationScoped
public class LoginRows {

    private static final int MOST_WORKSPACES = 5;

    private static final String DOORS = """
            select d.workspace_id, d.user_id from user_doors d join workspaces w on w.workspace_id = d.workspace_id
            where d.email = $1 and ($2::text is null or w.slug = $2 or w.workspace_id = $3)
            order by d.workspace_id limit $4""";

    private static final String MISSED = """
            insert into login_misses as known (day, attempts) values (current_date, 1)
            on conflict (day) do update set attempts = known.attempts + 1""";

    /** A user that bears the e-mail address. */
    public record Door(WorkspaceId workspace, UserId user) {}

    /** @param epoch a session opened now is born under it */
    public record Secret(String passwordHash, boolean active, long epoch) {}

    /**
     * In a transaction of the platform.
     *
     * @param slug limits to that workspace; {@code id} says the same by id
     */
    public Uni<List<Door>> doors(SqlConnection connection, String email, @Nullable String slug, @Nullable UUID id) {
        return connection
                .preparedQuery(DOORS)
                .execute(Tuple.of(email, slug, id, MOST_WORKSPACES))
                .map(rows -> rows.stream()
                        .map(row -> new Door(new WorkspaceId(row.getUUID(0)), new UserId(row.getUUID(1))))
                        .toList());
    }

    /** Counts a login that names nobody, in a transaction of the platform. */
    public Uni<Void> missed(SqlConnection connection) {
        return connection.preparedQuery(MISSED).execute().replaceWithVoid();
    }

    /** In a transaction of the workspace. */
    public Uni<Optional<Secret>> secret(SqlConnection connection, WorkspaceId workspace, UserId user) {
        return connection
                .preparedQuery(
                        "select password_hash, status, session_epoch from users where workspace_id = $1 and id = $2")
                .execute(Tuple.of(workspace.value(), user.value()))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row ->
                                new Secret(row.getString(0), row.getString(1).equals("active"), row.getLong(2))));
    }
}
