package io.centralita.core.identity.store;

import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Widens a transaction that must write a workspace's rows and the platform's doors to them at once. */
final class Scopes {

    private Scopes() {}

    static Uni<Void> workspace(SqlConnection connection, WorkspaceId workspace) {
        return set(connection, "set local app.workspace = '" + workspace.value() + "'");
    }

    static Uni<Void> platform(SqlConnection connection) {
        return set(connection, "set local app.platform = 'on'");
    }

    private static Uni<Void> set(SqlConnection connection, String statement) {
        return connection.query(statement).execute().replaceWithVoid();
    }
}
