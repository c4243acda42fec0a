package io.centralita.core.channels.store;

import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** When copies of templates are due, in SQL. Times are the database's own, so that nodes agree. */
@ApplicationScoped
public class TemplateSyncRows {

    private static final String CLAIM = """
            with known as (
                insert into template_syncs (workspace_id, channel_id, due_at)
                select $1, c, now() + $3::bigint * interval '1 second' from unnest($2::uuid[]) as c
                on conflict do nothing returning channel_id),
            taken as (
                update template_syncs set due_at = now() + $3::bigint * interval '1 second'
                where workspace_id = $1 and channel_id = any($2) and due_at <= now() returning channel_id)
            select channel_id from known union all select channel_id from taken""";

    private static final String BEGIN = """
            insert into template_syncs as s (workspace_id, channel_id, due_at) values ($1, $2, now())
            on conflict (workspace_id, channel_id) do update set due_at = s.due_at
            returning synced_at is not null""";

    private static final String DONE = """
            update template_syncs set synced_at = now(), failure = null,
                   due_at = case when noted_at > $3 then now() else now() + $4::bigint * interval '1 second' end
            where workspace_id = $1 and channel_id = $2""";

    private static final String FAILED = """
            insert into template_syncs as s (workspace_id, channel_id, due_at, failure)
            values ($1, $2, now() + $4::bigint * interval '1 second', $3)
            on conflict (workspace_id, channel_id) do update set due_at = excluded.due_at, failure = excluded.failure""";

    /** Those of the channels that are due, for this node alone while the lease lasts. */
    public Uni<List<ChannelId>> claim(
            SqlConnection connection, WorkspaceId workspace, Collection<ChannelId> channels, Duration lease) {
        var ids = channels.stream().map(ChannelId::value).toArray(UUID[]::new);
        return connection
                .preparedQuery(CLAIM)
                .execute(Tuple.of(workspace.value(), ids, lease.toSeconds()))
                .map(rows ->
                        rows.stream().map(row -> new ChannelId(row.getUUID(0))).toList());
    }

    /** Locks the channel's copy until the commit; answers whether there is one already. */
    public Uni<Boolean> begin(SqlConnection connection, WorkspaceId workspace, ChannelId channel) {
        return connection
                .preparedQuery(BEGIN)
                .execute(Tuple.of(workspace.value(), channel.value()))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** @param asked since when what the provider told may be older than what it noted */
    public Uni<Void> done(
            SqlConnection connection, WorkspaceId workspace, ChannelId channel, Instant asked, Duration next) {
        return connection
                .preparedQuery(DONE)
                .execute(Tuple.of(workspace.value(), channel.value(), asked.atOffset(ZoneOffset.UTC), next.toSeconds()))
                .replaceWithVoid();
    }

    public Uni<Void> failed(
            SqlConnection connection, WorkspaceId workspace, ChannelId channel, String failure, Duration next) {
        return connection
                .preparedQuery(FAILED)
                .execute(Tuple.of(workspace.value(), channel.value(), failure, next.toSeconds()))
                .replaceWithVoid();
    }
}
