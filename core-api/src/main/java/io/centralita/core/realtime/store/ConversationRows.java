package io.centralita.core.realtime.store;

import io.centralita.core.identity.Caller;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.facts.FactDraft.Audience;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.realtime.ConversationSight;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

@ApplicationScoped
class ConversationRows implements ConversationSight {

    private static final String HOLDERS = """
            select id, channel_id, assignee_id, team_id from conversations where workspace_id = $1 and id = any($2)""";

    private final Database database;

    ConversationRows(Database database) {
        this.database = database;
    }

    @Override
    public Uni<Optional<Audience>> audienceOf(WorkspaceId workspace, UUID conversation) {
        return holders(workspace, List.of(conversation))
                .map(found -> found.stream().findFirst());
    }

    @Override
    public Uni<Boolean> seesAll(Caller caller, List<UUID> conversations) {
        if (conversations.isEmpty()) {
            return Uni.createFrom().item(true);
        }
        return holders(caller.workspace(), conversations)
                .map(found -> found.size() == conversations.size()
                        && found.stream().allMatch(held -> caller.sees(held.assigneeId(), held.teamId())));
    }

    private Uni<List<Audience>> holders(WorkspaceId workspace, List<UUID> conversations) {
        return database.inWorkspace(
                workspace,
                connection -> connection
                        .preparedQuery(HOLDERS)
                        .execute(Tuple.of(workspace.value(), conversations.toArray(UUID[]::new)))
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .map(ConversationRows::audience)
                                .toList()));
    }

    private static Audience audience(Row row) {
        return new Audience(row.getUUID(0), row.getUUID(1), row.getUUID(2), null, row.getUUID(3));
    }
}
