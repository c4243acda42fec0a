package io.centralita.core.routing;

import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.db.WorkspaceDirectory;
import io.centralita.core.kernel.facts.Doorbell;
import io.centralita.core.kernel.facts.Fact;
import io.centralita.core.kernel.facts.FactLog;
import io.centralita.core.kernel.facts.LogReader;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/**
 * Gives out waiting conversations whenever a fact may have changed what waits or who can take it. Its cursor moves in the
 * transaction of the assignments, so a fact counts once, also when the process is killed half-way.
 */
@Singleton
public class LeastBusyAssignment extends LogReader {

    private static final Set<String> HEARD = Set.of(
            "conversation.opened",
            "conversation.resumed",
            "conversation.assigned",
            "conversation.unassigned",
            "conversation.status_changed",
            "conversation.control_changed",
            "agent.presence_changed",
            "user.updated",
            "team.updated");

    private final AssignmentRound round;

    LeastBusyAssignment(
            Database database, WorkspaceDirectory workspaces, FactLog log, Doorbell doorbell, AssignmentRound round) {
        super("routing.least_busy", HEARD, database, workspaces, log, doorbell);
        this.round = round;
    }

    void begin(@Observes StartupEvent started) {
        start();
    }

    void end(@Observes ShutdownEvent stopping) {
        stop();
    }

    @Override
    protected Uni<Integer> handle(SqlConnection connection, WorkspaceId workspace, List<Fact> facts) {
        return round.run(
                connection, workspace, facts.get(facts.size() - 1).draft().type());
    }
}
