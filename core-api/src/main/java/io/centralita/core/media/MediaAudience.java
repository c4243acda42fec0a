package io.centralita.core.media;

import io.centralita.core.kernel.facts.FactDraft.Audience;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Who holds the conversations that show a medium; answered by the room that has conversations. */
public interface MediaAudience {

    /** One for each conversation that exists, within the open transaction. */
    Future<List<Audience>> of(SqlConnection connection, WorkspaceId workspace, Collection<UUID> conversations);
}
