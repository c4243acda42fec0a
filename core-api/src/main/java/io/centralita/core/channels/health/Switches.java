package io.centralita.core.channels.health;

import io.centralita.core.channels.Channel;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What is switched off: numbers by their workspace, plug-ins by the operator. Kept in step with the database. */
@ApplicationScoped
public class Switches {

    private final Map<WorkspaceId, Map<ChannelId, String>> channels = new ConcurrentHashMap<>();
    private volatile Map<String, String> plugins = Map.of();

    /** Why a channel is off; empty when it is on. */
    public Optional<String> off(Channel channel) {
        return Optional.ofNullable(
                        channels.getOrDefault(channel.workspace(), Map.of()).get(channel.id()))
                .or(() -> pluginOff(channel.plugin()));
    }

    public Optional<String> pluginOff(String plugin) {
        return Optional.ofNullable(plugins.get(plugin));
    }

    /** Reads a workspace's switches, in its transaction. */
    public Uni<Void> refresh(SqlConnection connection, WorkspaceId workspace) {
        return connection
                .preparedQuery("select channel_id, reason from channel_switches where workspace_id = $1")
                .execute(Tuple.of(workspace.value()))
                .invoke(rows -> {
                    var off = new HashMap<ChannelId, String>();
                    rows.forEach(row -> off.put(new ChannelId(row.getUUID(0)), row.getString(1)));
                    channels.put(workspace, Map.copyOf(off));
                })
                .replaceWithVoid();
    }

    /** Reads the plug-ins' switches, in a transaction of the platform. */
    public Uni<Void> refreshPlugins(SqlConnection connection) {
        return connection
                .preparedQuery("select plugin, reason from plugin_switches")
                .execute()
                .invoke(rows -> {
                    var off = new HashMap<String, String>();
                    rows.forEach(row -> off.put(row.getString(0), row.getString(1)));
                    plugins = Map.copyOf(off);
                })
                .replaceWithVoid();
    }

    /** @return whether it was on */
    public Uni<Boolean> switchOff(SqlConnection connection, Channel channel, String reason) {
        return connection
                .preparedQuery("insert into channel_switches values ($1, $2, $3, now()) on conflict do nothing")
                .execute(Tuple.of(channel.workspace().value(), channel.id().value(), reason))
                .map(rows -> rows.rowCount() == 1);
    }

    /** @return whether it was off */
    public Uni<Boolean> switchOn(SqlConnection connection, Channel channel) {
        return connection
                .preparedQuery("delete from channel_switches where workspace_id = $1 and channel_id = $2")
                .execute(Tuple.of(channel.workspace().value(), channel.id().value()))
                .map(rows -> rows.rowCount() == 1);
    }

    public Uni<Void> switchPluginOff(SqlConnection connection, String plugin, String reason) {
        return connection
                .preparedQuery("insert into plugin_switches values ($1, $2, now()) on conflict do nothing")
                .execute(Tuple.of(plugin, reason))
                .replaceWithVoid();
    }

    public Uni<Void> switchPluginOn(SqlConnection connection, String plugin) {
        return connection
                .preparedQuery("delete from plugin_switches where plugin = $1")
                .execute(Tuple.of(plugin))
                .replaceWithVoid();
    }
}
