package io.centralita.core.contacts;

import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.facts.FactDraft;
import io.centralita.core.kernel.ids.ContactId;
import io.centralita.core.kernel.ids.ContactMergeId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;

/**
 * What a room above keeps by contact, and moves when contacts become one or part again. Called in the merge's transaction.
 * Implemented by the conversations room; exactly one bean.
 */
public interface ContactHoldings {

    /**
     * One merge.
     *
     * @param actor who moves it now, also when it is moved back
     */
    record Move(ContactMergeId merge, ContactId from, ContactId into, Actor actor, Instant at) {}

    /**
     * What was moved.
     *
     * @param facts still to be told
     */
    record Moved(List<ConversationId> conversations, List<FactDraft> facts) {}

    /** Locks what the contacts hold. Called before the contacts themselves are locked: that is the order of the walk too. */
    Uni<Void> lock(SqlConnection connection, WorkspaceId workspace, List<ContactId> contacts);

    Uni<Moved> move(SqlConnection connection, WorkspaceId workspace, Move move);

    /** Returns what {@link #move} moved, as far as it is still where it was moved to. */
    Uni<Moved> moveBack(SqlConnection connection, WorkspaceId workspace, Move move);
}
