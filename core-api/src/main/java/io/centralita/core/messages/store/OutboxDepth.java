package io.centralita.core.messages.store;

import io.centralita.core.channels.health.SendQueue;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** How much of the outbox is a number's. */
@ApplicationScoped
class OutboxDepth implements SendQueue {

    private static final String READ = """
            select count(*), min(m.created_at) from outbox o
            left join messages m on m.workspace_id = o.workspace_id and m.id = o.message_id
            where o.workspace_id = $1 and o.channel_id = $2""";

    @Override
    public Uni<Depth> depth(SqlConnection connection, WorkspaceId workspace, ChannelId channel) {
        return connection
                .preparedQuery(READ)
                .execute(Tuple.of(workspace.value(), channel.value()))
                .map(rows -> {
                    var row = rows.iterator().next();
                    var oldest = row.getOffsetDateTime(1);
                    return new Depth(row.getLong(0), oldest == null ? null : oldest.toInstant());
                });
    }
}
