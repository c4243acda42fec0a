package io.centralita.core.messages.store;

import io.centralita.core.kernel.facts.FactDraft.Audience;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.media.MediaAudience;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Who holds the conversations that show a medium, now. */
@ApplicationScoped
class ConversationAudience implements MediaAudience {

    private static final String READ = """
        select id, channel_id, assignee_id, team_id from conversations
        where workspace_id = $1 and id = any($2::uuid[])\
        """;

    @Override
    public Future<List<Audience>> of(SqlConnection connection, WorkspaceId workspace, Collection<UUID> conversations) {
        return connection
                .preparedQuery(READ)
                .execute(Tuple.tuple().addUUID(workspace.value()).addArrayOfUUID(conversations.toArray(UUID[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Audience(row.getUUID(0), row.getUUID(1), row.getUUID(2), null, row.getUUID(3)))
                        .toList());
    }
}
