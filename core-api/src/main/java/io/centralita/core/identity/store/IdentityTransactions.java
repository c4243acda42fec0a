package io.centralita.core.identity.store;

import io.centralita.core.identity.access.Standings;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.facts.Doorbell;
import io.centralita.core.kernel.facts.FactDraft;
import io.centralita.core.kernel.facts.FactLog;
import io.centralita.core.kernel.ids.EventId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Transactions of the room. A change tells its fact in the same transaction; afterwards nothing older is remembered. */
@ApplicationScoped
public class IdentityTransactions {

    private final Database database;
    private final FactLog log;
    private final Doorbell doorbell;
    private final Standings standings;

    IdentityTransactions(Database database, FactLog log, Doorbell doorbell, Standings standings) {
        this.database = database;
        this.log = log;
        this.doorbell = doorbell;
        this.standings = standings;
    }

    public <T> Uni<T> read(WorkspaceId workspace, Function<SqlConnection, Uni<T>> work) {
        return database.inWorkspace(workspace, work);
    }

    public <T> Uni<T> platform(Function<SqlConnection, Uni<T>> work) {
        return database.asPlatform(work);
    }

    /** A write that changes nobody's standing. */
    public <T> Uni<T> write(WorkspaceId workspace, Function<SqlConnection, Uni<T>> work) {
        return database.inWorkspace(workspace, work).invoke(() -> doorbell.ring(workspace));
    }

    /** A write after which sessions, permissions or keys may hold no longer. */
    public <T> Uni<T> change(WorkspaceId workspace, Function<SqlConnection, Uni<T>> work) {
        return database.inWorkspace(workspace, work).invoke(() -> changed(workspace));
    }

    /** To be called after the commit of a change made in a transaction of the platform. */
    public void changed(WorkspaceId workspace) {
        standings.forget();
        doorbell.ring(workspace);
    }

    /** Last in a transaction. */
    public Uni<Void> tell(SqlConnection connection, WorkspaceId workspace, String type, Actor actor, JsonObject data) {
        var fact =
                new FactDraft(EventId.next(), type, Instant.now(), FactDraft.Audience.WORKSPACE, actor, data.encode());
        return log.append(connection, workspace, List.of(fact)).replaceWithVoid();
    }
}
