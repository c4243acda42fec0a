package io.centralita.core.identity;

import io.centralita.core.identity.store.IdentityTransactions;
import io.centralita.core.identity.store.SessionRows;
import io.centralita.core.kernel.db.WorkspaceDirectory;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** Forgets sessions a day after their end, with their refresh tokens. */
@ApplicationScoped
class SessionUpkeep {

    private static final Duration KEPT = Duration.ofDays(1);

    private final WorkspaceDirectory workspaces;
    private final IdentityTransactions transactions;
    private final SessionRows sessions;

    SessionUpkeep(WorkspaceDirectory workspaces, IdentityTransactions transactions, SessionRows sessions) {
        this.workspaces = workspaces;
        this.transactions = transactions;
        this.sessions = sessions;
    }

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetEnded() {
        return workspaces
                .all()
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(workspace -> transactions.read(
                        workspace,
                        connection -> sessions.deleteExpired(
                                connection, workspace, Instant.now().minus(KEPT))))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
