package io.centralita.core.channels.inbox;

import io.centralita.core.kernel.facts.FactDraft;
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
     * @return the facts to append, which the caller does with the commit
     */
    Future<List<FactDraft>> handle(SqlConnection connection, WorkspaceId workspace, List<ReadEntry> entries);

    /**
     * After a failure of {@link #handle} was rolled back: puts right, in transactions of its own, what stood in the way.
     *
     * @return whether handling the same entries again makes sense now
     */
    default Future<Boolean> mend(WorkspaceId workspace, Throwable failure) {
        return Future.succeededFuture(false);
    }
}
