package io.centralita.core.routing;

import io.centralita.core.conversations.ConversationStatus;
import io.centralita.core.conversations.ConversationView;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.routing.store.RoutingStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Why a conversation is where it is. */
@ApplicationScoped
public class RoutingDecisions {

    private final Database database;
    private final RoutingStore store;

    RoutingDecisions(Database database, RoutingStore store) {
        this.database = database;
        this.store = store;
    }

    public Uni<RoutingView> explain(WorkspaceId workspace, ConversationView conversation) {
        var asWaiting = new Waiting(conversation.id(), conversation.teamId());
        return database.inWorkspace(
                workspace,
                connection -> store.decisions(connection, workspace, conversation.id())
                        .flatMap(decisions -> store.online(connection, workspace)
                                .map(online -> new RoutingView(
                                        conversation.id(),
                                        state(conversation),
                                        conversation.assigneeId(),
                                        online.stream()
                                                .map(candidate -> ConsideredUser.of(candidate, asWaiting))
                                                .toList(),
                                        decisions))));
    }

    private static RoutingView.State state(ConversationView conversation) {
        if (conversation.status() == ConversationStatus.CLOSED) {
            return RoutingView.State.CLOSED;
        }
        if (conversation.assigneeId() != null) {
            return RoutingView.State.ASSIGNED;
        }
        return conversation.status() == ConversationStatus.OPEN ? RoutingView.State.WAITING : RoutingView.State.PENDING;
    }
}
