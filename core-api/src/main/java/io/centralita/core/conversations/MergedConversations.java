package io.centralita.core.conversations;

import io.centralita.core.contacts.ContactHoldings;
import io.centralita.core.conversations.store.HeldConversation;
import io.centralita.core.conversations.store.MoveRows;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.facts.FactDraft;
import io.centralita.core.kernel.ids.ContactId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Conversations go where their contact goes, and come back with it. Messages stay in their conversation. */
@ApplicationScoped
class MergedConversations implements ContactHoldings {

    private static final String CONTACT_CHANGED = "conversation.contact_changed";
    private static final String STATUS_CHANGED = "conversation.status_changed";

    private final MoveRows rows;
    private final ConversationChanges changes;

    MergedConversations(MoveRows rows, ConversationChanges changes) {
        this.rows = rows;
        this.changes = changes;
    }

    @Override
    public Uni<Void> lock(SqlConnection connection, WorkspaceId workspace, List<ContactId> contacts) {
        return rows.lock(connection, workspace, contacts);
    }

    @Override
    public Uni<Moved> move(SqlConnection connection, WorkspaceId workspace, Move move) {
        return rows.held(connection, workspace, move.from(), move.into()).flatMap(held -> {
            var plan = MergePlan.of(held, move.from().value());
            return carryOut(connection, workspace, move, plan)
                    .chain(() -> facts(connection, workspace, move, plan))
                    .map(facts -> new Moved(ids(plan.remembered()), facts));
        });
    }

    @Override
    public Uni<Moved> moveBack(SqlConnection connection, WorkspaceId workspace, Move move) {
        return rows.moveBack(connection, workspace, move.merge(), move.into(), move.from(), move.at())
                .flatMap(moved -> rows.reopen(connection, workspace, move.merge(), move.at())
                        .flatMap(reopened -> rows.shrink(connection, workspace, move.merge(), reopened, move.at())
                                .flatMap(shrunk -> {
                                    var touched = new LinkedHashSet<>(moved);
                                    touched.addAll(shrunk);
                                    return facts(connection, workspace, move, List.copyOf(touched), reopened)
                                            .map(facts -> new Moved(
                                                    moved.stream()
                                                            .map(ConversationId::new)
                                                            .toList(),
                                                    facts));
                                })));
    }

    private Uni<Void> carryOut(SqlConnection connection, WorkspaceId workspace, Move move, MergePlan plan) {
        var closing = plan.closed().keySet().stream().map(HeldConversation::id).toList();
        var growths = plan.closed().entrySet().stream()
                .map(pair -> new MoveRows.Growth(pair.getValue(), pair.getKey()))
                .toList();
        var remembered = plan.remembered().stream()
                .map(one -> new MoveRows.Remembered(one, continuation(plan, one)))
                .toList();
        return rows.close(connection, workspace, closing, move.at())
                .chain(() -> rows.move(connection, workspace, move.from(), move.into(), move.at()))
                .chain(() -> rows.grow(connection, workspace, growths, move.at()))
                .chain(() -> rows.remember(connection, workspace, move.merge(), remembered, move.at()));
    }

    private static @Nullable UUID continuation(MergePlan plan, HeldConversation one) {
        var continuing = plan.closed().get(one);
        return continuing == null ? null : continuing.id();
    }

    private Uni<List<FactDraft>> facts(SqlConnection connection, WorkspaceId workspace, Move move, MergePlan plan) {
        var details = new HashMap<UUID, Map<String, Object>>();
        plan.closed()
                .forEach((closed, stays) -> details.put(
                        closed.id(),
                        Map.of("previous_status", closed.status(), "continued_in", new ConversationId(stays.id()))));
        var touched = new ArrayList<>(plan.changedOpen());
        touched.addAll(details.keySet());
        return told(connection, workspace, move, touched, details);
    }

    /** Closed ones that moved back are told by the contact's own fact. */
    private Uni<List<FactDraft>> facts(
            SqlConnection connection, WorkspaceId workspace, Move move, List<UUID> touched, List<UUID> reopened) {
        var details = new HashMap<UUID, Map<String, Object>>();
        reopened.forEach(id -> details.put(id, Map.of("previous_status", ConversationStatus.CLOSED)));
        var all = new LinkedHashSet<>(touched);
        all.addAll(reopened);
        return told(connection, workspace, move, List.copyOf(all), details);
    }

    private Uni<List<FactDraft>> told(
            SqlConnection connection,
            WorkspaceId workspace,
            Move move,
            List<UUID> touched,
            Map<UUID, Map<String, Object>> statusChanges) {
        return rows.views(connection, workspace, touched, move.at())
                .map(views -> views.stream()
                        .filter(view -> view.status() != ConversationStatus.CLOSED
                                || statusChanges.containsKey(view.id().value()))
                        .map(view -> fact(view, statusChanges.get(view.id().value()), move.actor()))
                        .toList());
    }

    private FactDraft fact(ConversationView view, @Nullable Map<String, Object> statusChange, Actor actor) {
        var change = statusChange == null
                ? new Change(view, CONTACT_CHANGED, Map.of(), null)
                : new Change(view, STATUS_CHANGED, statusChange, null);
        return changes.fact(change, actor);
    }

    private static List<ConversationId> ids(List<HeldConversation> conversations) {
        return conversations.stream()
                .map(conversation -> new ConversationId(conversation.id()))
                .toList();
    }
}
