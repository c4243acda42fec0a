package io.centralita.core.channels.inbox;

import io.centralita.core.channels.RunningChannel;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;

/** Whether a provider told any node something of a number. */
@ApplicationScoped
public class InboxTraffic {

    private static final String SINCE = """
            select exists (select 1 from inbox
                           where workspace_id = $1 and channel_id = $2 and received_at > $3 limit 1)""";

    public Uni<Boolean> since(SqlConnection connection, RunningChannel channel, Instant since) {
        return connection
                .preparedQuery(SINCE)
                .execute(Tuple.of(channel.workspace().value(), channel.id().value(), since.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }
}
