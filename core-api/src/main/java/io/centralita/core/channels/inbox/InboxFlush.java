package io.centralita.core.channels.inbox;

import io.centralita.core.kernel.db.DatabaseFailures;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * One commit for what arrived together. When the database refuses it, each entry is stored for itself: what cannot be stored
 * even alone becomes a dead letter, since its provider would bring it again for days, and fails nobody else.
 */
@ApplicationScoped
class InboxFlush {

    private static final Logger LOG = Logger.getLogger(InboxFlush.class);
    private static final Future<Void> STORED = Future.succeededFuture();

    private final InboxStore store;
    private final Lanes lanes;

    InboxFlush(InboxStore store, Lanes lanes) {
        this.store = store;
        this.lanes = lanes;
    }

    /** Answers for each entry, in order, whether it is durable; fails when none is because the database is away. */
    Future<List<Future<Void>>> write(WorkspaceId workspace, List<InboxEntry> entries) {
        return insert(workspace, entries)
                .map(ignored -> Collections.nCopies(entries.size(), STORED))
                .recover(failure -> DatabaseFailures.isAway(failure)
                        ? Future.failedFuture(failure)
                        : apart(workspace, entries, failure));
    }

    private Future<List<Future<Void>>> apart(WorkspaceId workspace, List<InboxEntry> entries, Throwable failure) {
        LOG.warnf("%d entries refused together: %s", entries.size(), failure.getMessage());
        List<Future<Void>> outcomes = new ArrayList<>(entries.size());
        Future<Void> before = STORED;
        for (var entry : entries) {
            before = before.compose(ignored -> alone(workspace, entry).transform(outcome -> {
                outcomes.add(outcome.succeeded() ? STORED : Future.failedFuture(outcome.cause()));
                return STORED;
            }));
        }
        return before.map(ignored -> outcomes);
    }

    private Future<Void> alone(WorkspaceId workspace, InboxEntry entry) {
        return insert(workspace, List.of(entry))
                .recover(failure -> DatabaseFailures.isUnfit(failure)
                        ? store.bury(entry, "unstorable", String.valueOf(failure.getMessage()))
                        : Future.failedFuture(failure));
    }

    private Future<Void> insert(WorkspaceId workspace, List<InboxEntry> entries) {
        return store.insert(workspace, entries).onSuccess(ignored -> lanes.offer(entries));
    }
}
