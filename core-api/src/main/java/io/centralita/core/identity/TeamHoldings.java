package io.centralita.core.identity;

import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.ids.TeamId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * What a room above gives to teams, and takes back when one is deleted. Called in the deletion's transaction, before the team
 * itself is locked. Implemented by the conversations room; exactly one bean.
 */
public interface TeamHoldings {

    /** Takes everything from the team and tells it. */
    Uni<Void> release(SqlConnection connection, WorkspaceId workspace, TeamId team, Actor actor);
}
