package io.centralita.core.identity.store;

import io.centralita.core.identity.ApiKey;
import io.centralita.core.identity.Permission;
import io.centralita.core.identity.access.Standing;
import io.centralita.core.identity.credentials.ApiKeyText.Environment;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.ids.ApiKeyId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.net.Cidr;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** API keys and the doors by which they are found. */
@ApplicationScoped
public class ApiKeyRows {

    private static final String COLUMNS = """
            select id, client_id, environment, name, scopes, allowed_ips, created_at, expires_at, revoked_at, last_used_at
            from api_keys where workspace_id = $1""";

    private static final String INSERT = """
            insert into api_keys (workspace_id, id, client_id, environment, name, secret_hash, scopes, allowed_ips,
                                  created_by, created_at, expires_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)""";

    private static final String LIVE = """
            select secret_hash, scopes, allowed_ips, expires_at from api_keys
            where workspace_id = $1 and id = $2 and revoked_at is null and (expires_at is null or expires_at > now())""";

    private static final String TOUCH = """
            update api_keys set last_used_at = $3::timestamptz
            where workspace_id = $1 and id = $2 and (last_used_at is null or last_used_at < $3::timestamptz - interval '1 minute')""";

    private record Door(WorkspaceId workspace, UUID key) {}

    /** In transactions of its own: first the door, then the key in its workspace. */
    public Uni<Optional<Standing.OfApiKey>> live(Database database, String clientId) {
        return database.asPlatform(connection -> door(connection, clientId))
                .flatMap(found -> found.map(
                                door -> database.inWorkspace(door.workspace(), connection -> live(connection, door)))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** Also opens the door by which it is found. In a transaction of the workspace. */
    public Uni<Void> insert(
            SqlConnection connection, WorkspaceId workspace, ApiKey key, byte[] secretHash, @Nullable UUID creator) {
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.from(Arrays.asList(
                        workspace.value(),
                        key.id().value(),
                        key.clientId(),
                        key.environment().wire(),
                        key.name(),
                        Buffer.buffer(secretHash),
                        key.scopes().stream().map(Permission::wire).toArray(String[]::new),
                        key.allowedIps().toArray(String[]::new),
                        creator,
                        SessionRows.time(key.createdAt()),
                        key.expiresAt() == null ? null : SessionRows.time(key.expiresAt()))))
                .flatMap(done -> Scopes.platform(connection))
                .flatMap(done -> connection
                        .preparedQuery(
                                "insert into api_key_doors (client_id, workspace_id, api_key_id) values ($1, $2, $3)")
                        .execute(Tuple.of(
                                key.clientId(), workspace.value(), key.id().value())))
                .replaceWithVoid();
    }

    public Uni<List<ApiKey>> list(SqlConnection connection, WorkspaceId workspace, @Nullable UUID after, int limit) {
        return connection
                .preparedQuery(COLUMNS + " and ($2::uuid is null or id > $2) order by id limit $3")
                .execute(Tuple.of(workspace.value(), after, limit))
                .map(rows -> rows.stream().map(ApiKeyRows::read).toList());
    }

    public Uni<Optional<ApiKey>> find(SqlConnection connection, WorkspaceId workspace, ApiKeyId id) {
        return connection
                .preparedQuery(COLUMNS + " and id = $2")
                .execute(Tuple.of(workspace.value(), id.value()))
                .map(rows -> rows.stream().findFirst().map(ApiKeyRows::read));
    }

    /** @return whether it was revoked by this */
    public Uni<Boolean> revoke(SqlConnection connection, WorkspaceId workspace, ApiKeyId id, Instant now) {
        return connection
                .preparedQuery(
                        "update api_keys set revoked_at = $3 where workspace_id = $1 and id = $2 and revoked_at is null")
                .execute(Tuple.of(workspace.value(), id.value(), SessionRows.time(now)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Notes the use, at most once a minute. */
    public Uni<Void> touch(SqlConnection connection, WorkspaceId workspace, UUID id, Instant now) {
        return connection
                .preparedQuery(TOUCH)
                .execute(Tuple.of(workspace.value(), id, SessionRows.time(now)))
                .replaceWithVoid();
    }

    private static Uni<Optional<Door>> door(SqlConnection connection, String clientId) {
        return connection
                .preparedQuery("select workspace_id, api_key_id from api_key_doors where client_id = $1")
                .execute(Tuple.of(clientId))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new Door(new WorkspaceId(row.getUUID(0)), row.getUUID(1))));
    }

    private static Uni<Optional<Standing.OfApiKey>> live(SqlConnection connection, Door door) {
        return connection
                .preparedQuery(LIVE)
                .execute(Tuple.of(door.workspace().value(), door.key()))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new Standing.OfApiKey(
                                door.workspace(),
                                door.key(),
                                row.getBuffer(0).getBytes(),
                                scopes(row.getArrayOfStrings(1)),
                                Arrays.stream(row.getArrayOfStrings(2))
                                        .map(range -> Cidr.parse(range).orElseThrow())
                                        .toList(),
                                row.getOffsetDateTime(3) == null
                                        ? Instant.MAX
                                        : row.getOffsetDateTime(3).toInstant())));
    }

    private static ApiKey read(Row row) {
        return new ApiKey(
                new ApiKeyId(row.getUUID(0)),
                row.getString(1),
                Environment.ofWire(row.getString(2)),
                row.getString(3),
                scopes(row.getArrayOfStrings(4)),
                List.of(row.getArrayOfStrings(5)),
                row.getOffsetDateTime(6).toInstant(),
                instant(row.getOffsetDateTime(7)),
                instant(row.getOffsetDateTime(8)),
                instant(row.getOffsetDateTime(9)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static Set<Permission> scopes(String[] names) {
        Collection<Permission> known = Arrays.stream(names)
                .flatMap(name -> Permission.ofWire(name).stream())
                .toList();
        return known.isEmpty() ? Set.of() : EnumSet.copyOf(known);
    }
}
