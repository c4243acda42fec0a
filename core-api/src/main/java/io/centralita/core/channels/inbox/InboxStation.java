package io.centralita.core.channels.inbox;

import io.centralita.core.kernel.ids.WorkspaceId;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;

/**
 * What stands behind the inbox: turns events into state and facts. Implemented by the messages room; exactly one bean.
 */
public interface InboxStation {

    /**
     * Handles entries of one lane, in order, in the open transaction that also takes them out of the inbox. It must be safe to
     * repeat after a rollback. Called on an event loop; must not block.
     *
     * @return whether facts were appended
     */
    Future<Boolean> handle(SqlConnection connection, WorkspaceId workspace, List<ReadEntry> entries);
}
