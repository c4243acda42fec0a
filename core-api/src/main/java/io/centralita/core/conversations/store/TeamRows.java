package io.centralita.core.conversations.store;

import io.centralita.core.conversations.ConversationView;
import io.centralita.core.kernel.ids.TeamId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Conversations by team, within a transaction of the workspace. */
@ApplicationScoped
public class TeamRows {

    private static final String LOCK =
            "select id from conversations where workspace_id = $1 and team_id = $2 order by id for update";

    private static final String RELEASE = """
            update conversations set team_id = null, updated_at = $3, version = version + 1
            where workspace_id = $1 and team_id = $2 returning id""";

    private final MoveRows views;

    TeamRows(MoveRows views) {
        this.views = views;
    }

    /** @return those it held, as they are now */
    public Uni<List<ConversationView>> release(
            SqlConnection connection, WorkspaceId workspace, TeamId team, Instant now) {
        var key = Tuple.of(workspace.value(), team.value());
        return connection
                .preparedQuery(LOCK)
                .execute(key)
                .chain(() -> connection
                        .preparedQuery(RELEASE)
                        .execute(Tuple.of(workspace.value(), team.value(), now.atOffset(ZoneOffset.UTC))))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList())
                .flatMap(ids -> views.views(connection, workspace, ids, now));
    }
}
