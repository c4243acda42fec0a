package io.centralita.core.channels.health;

import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What waits to be sent over a number, as the room that keeps it says. */
public interface SendQueue {

    /** @param oldest when the first of them was queued; null when nothing waits */
    record Depth(long waiting, @Nullable Instant oldest) {}

    Uni<Depth> depth(SqlConnection connection, WorkspaceId workspace, ChannelId channel);
}
