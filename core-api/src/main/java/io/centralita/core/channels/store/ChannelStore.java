package io.centralita.core.channels.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.centralita.channel.spi.ChannelConfig;
import io.centralita.core.channels.Channel;
import io.centralita.core.channels.DesiredState;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.secrets.PlatformSecrets;
import io.centralita.core.kernel.secrets.SealedColumn;
import io.centralita.core.kernel.secrets.SealedColumns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Channels in SQL; configurations are sealed at rest. One that cannot be opened, after the master key was lost, makes its channel
 * a failed one without a configuration and keeps no other from being read.
 */
@ApplicationScoped
public class ChannelStore implements SealedColumns {

    private static final String COLUMNS =
            "id, plugin, name, account_key, config, desired, state, state_reason, version, created_at, updated_at,"
                    + " moved_at";

    private static final Logger LOG = Logger.getLogger(ChannelStore.class);
    private static final SealedColumn CONFIG = new SealedColumn("channels", "config", "id", true, true);

    /** An adapter's memory. */
    public static final SealedColumn MEMORY = new SealedColumn("channel_states", "blob", "channel_id", false, true);

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final ObjectMapper json;
    private final PlatformSecrets secrets;

    ChannelStore(ObjectMapper json, PlatformSecrets secrets) {
        this.json = json;
        this.secrets = secrets;
    }

    public Uni<Void> insert(SqlConnection connection, Channel channel) {
        return connection
                .preparedQuery("insert into channels (workspace_id, " + COLUMNS
                        + ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)")
                .execute(Tuple.from(List.of())
                        .addUUID(channel.workspace().value())
                        .addUUID(channel.id().value())
                        .addString(channel.plugin())
                        .addString(channel.name())
                        .addString(channel.accountKey())
                        .addString(seal(channel))
                        .addString(channel.desired().wire())
                        .addString(channel.state())
                        .addString(channel.stateReason())
                        .addLong(channel.version())
                        .addOffsetDateTime(channel.createdAt().atOffset(ZoneOffset.UTC))
                        .addOffsetDateTime(channel.updatedAt().atOffset(ZoneOffset.UTC))
                        .addOffsetDateTime(time(channel.movedAt())))
                .replaceWithVoid();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    public Uni<List<Channel>> all(SqlConnection connection, WorkspaceId workspace) {
        return connection
                .preparedQuery("select " + COLUMNS + " from channels where workspace_id = $1 order by id")
                .execute(Tuple.of(workspace.value()))
                .map(rows -> read(workspace, rows));
    }

    public Uni<Optional<Channel>> find(SqlConnection connection, WorkspaceId workspace, ChannelId id, boolean lock) {
        return connection
                .preparedQuery("select " + COLUMNS + " from channels where workspace_id = $1 and id = $2"
                        + (lock ? " for update" : ""))
                .execute(Tuple.of(workspace.value(), id.value()))
                .map(rows -> read(workspace, rows).stream().findFirst());
    }

    /** Writes what a person may change; the version grows by one. */
    public Uni<Void> update(SqlConnection connection, Channel channel) {
        return connection
                .preparedQuery("update channels set name = $3, account_key = $4, config = $5, desired = $6,"
                        + " updated_at = $7, version = version + 1 where workspace_id = $1 and id = $2")
                .execute(Tuple.from(List.of())
                        .addUUID(channel.workspace().value())
                        .addUUID(channel.id().value())
                        .addString(channel.name())
                        .addString(channel.accountKey())
                        .addString(seal(channel))
                        .addString(channel.desired().wire())
                        .addOffsetDateTime(channel.updatedAt().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** Writes the channel under its new plug-in, and forgets what the old one kept. */
    public Uni<Void> move(SqlConnection connection, Channel channel) {
        var key = Tuple.of(channel.workspace().value(), channel.id().value());
        return connection
                .preparedQuery("update channels set plugin = $3, state = $4, state_reason = null, moved_at = $5"
                        + " where workspace_id = $1 and id = $2")
                .execute(Tuple.of(
                        channel.workspace().value(),
                        channel.id().value(),
                        channel.plugin(),
                        channel.state(),
                        time(channel.movedAt())))
                .chain(() -> update(connection, channel))
                .chain(() -> forget(connection, "channel_states", key))
                .chain(() -> forget(connection, "templates", key))
                .chain(() -> forget(connection, "template_syncs", key));
    }

    private static Uni<Void> forget(SqlConnection connection, String table, Tuple key) {
        return connection
                .preparedQuery("delete from " + table + " where workspace_id = $1 and channel_id = $2")
                .execute(key)
                .replaceWithVoid();
    }

    /** Whether something it received is still to be read. */
    public Uni<Boolean> hasUnread(SqlConnection connection, Channel channel) {
        return connection
                .preparedQuery("select 1 from inbox_pending p join inbox i on i.workspace_id = $1 and i.id = p.id"
                        + " where p.workspace_id = $1 and i.channel_id = $2 limit 1")
                .execute(Tuple.of(channel.workspace().value(), channel.id().value()))
                .map(rows -> rows.size() > 0);
    }

    /** Notes the state an adapter told; answers whether it is another one. Does not touch the version. */
    public Uni<Boolean> state(SqlConnection connection, Channel channel, String state, String reason) {
        return connection
                .preparedQuery("update channels set state = $3, state_reason = $4 where workspace_id = $1 and id = $2"
                        + " and (state, coalesce(state_reason, '')) is distinct from ($3, coalesce($4, ''))")
                .execute(Tuple.of(channel.workspace().value(), channel.id().value(), state, reason))
                .map(rows -> rows.rowCount() == 1);
    }

    private List<Channel> read(WorkspaceId workspace, RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> read(workspace, row))
                .toList();
    }

    private Channel read(WorkspaceId workspace, Row row) {
        var id = new ChannelId(row.getUUID(0));
        try {
            var config = open(workspace, id, row.getString(4));
            return Channel.CONFIG_UNREADABLE.equals(row.getString(7))
                    ? read(workspace, id, row, config, "new", null)
                    : read(workspace, id, row, config, row.getString(6), row.getString(7));
        } catch (RuntimeException unreadable) {
            LOG.debugf("configuration of %s: %s", id, unreadable.getMessage());
            return read(workspace, id, row, ChannelConfig.of(Map.of()), "failed", Channel.CONFIG_UNREADABLE);
        }
    }

    private static Channel read(
            WorkspaceId workspace, ChannelId id, Row row, ChannelConfig config, String state, @Nullable String reason) {
        return new Channel(
                workspace,
                id,
                row.getString(1),
                row.getString(2),
                row.getString(3),
                config,
                DesiredState.ofWire(row.getString(5)),
                state,
                reason,
                row.getLong(8),
                row.getOffsetDateTime(9).toInstant(),
                row.getOffsetDateTime(10).toInstant(),
                instant(row.getOffsetDateTime(11)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private String seal(Channel channel) {
        var values = new HashMap<String, Object>();
        channel.config()
                .fields()
                .forEach(
                        field -> values.put(field, channel.config().value(field).orElseThrow()));
        try {
            return Base64.getEncoder()
                    .encodeToString(secrets.seal(
                            json.writeValueAsBytes(values),
                            CONFIG.place(channel.workspace(), channel.id().value())));
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("a configuration that is no JSON", failure);
        }
    }

    private ChannelConfig open(WorkspaceId workspace, ChannelId id, String sealed) {
        var plain = secrets.open(Base64.getDecoder().decode(sealed), CONFIG.place(workspace, id.value()));
        try {
            return ChannelConfig.of(json.readValue(new String(plain, StandardCharsets.UTF_8), MAP));
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("the stored configuration of " + id + " is no JSON", failure);
        }
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(CONFIG, MEMORY);
    }
}
