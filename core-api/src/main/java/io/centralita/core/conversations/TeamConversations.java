package io.centralita.core.conversations;

import io.centralita.core.conversations.store.TeamRows;
import io.centralita.core.identity.TeamHoldings;
import io.centralita.core.kernel.Moments;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.facts.FactDraft;
import io.centralita.core.kernel.facts.FactLog;
import io.centralita.core.kernel.ids.TeamId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;

/** Conversations of a team that is deleted belong to no team; who holds one keeps it. Open ones are told. */
@ApplicationScoped
class TeamConversations implements TeamHoldings {

    private final TeamRows rows;
    private final ConversationChanges changes;
    private final FactLog log;

    TeamConversations(TeamRows rows, ConversationChanges changes, FactLog log) {
        this.rows = rows;
        this.changes = changes;
        this.log = log;
    }

    @Override
    public Uni<Void> release(SqlConnection connection, WorkspaceId workspace, TeamId team, Actor actor) {
        return rows.release(connection, workspace, team, Moments.now())
                .map(views -> views.stream()
                        .filter(view -> view.status() != ConversationStatus.CLOSED)
                        .map(view -> fact(view, team, actor))
                        .toList())
                .flatMap(facts -> log.append(connection, workspace, facts))
                .replaceWithVoid();
    }

    private FactDraft fact(ConversationView view, TeamId team, Actor actor) {
        var details = new LinkedHashMap<String, Object>();
        details.put("previous_assignee_id", view.assigneeId());
        details.put("previous_team_id", team);
        var told = view.assigneeId() == null ? "conversation.unassigned" : "conversation.assigned";
        return changes.fact(new Change(view, told, details, null), actor);
    }
}
