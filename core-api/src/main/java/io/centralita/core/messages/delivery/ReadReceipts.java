package io.centralita.core.messages.delivery;

import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.db.WorkspaceDirectory;
import io.centralita.core.kernel.facts.Doorbell;
import io.centralita.core.kernel.facts.Fact;
import io.centralita.core.kernel.facts.FactLog;
import io.centralita.core.kernel.facts.LogReader;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Shows the customer that a person read the conversation. */
@Singleton
class ReadReceipts extends LogReader {

    private final Courtesies courtesies;
    private final Clock clock;

    ReadReceipts(
            Database database,
            WorkspaceDirectory workspaces,
            FactLog log,
            Doorbell doorbell,
            Courtesies courtesies,
            Clock clock) {
        super("read-receipts", Set.of("conversation.read"), database, workspaces, log, doorbell);
        this.courtesies = courtesies;
        this.clock = clock;
    }

    void open(@Observes StartupEvent event) {
        start();
    }

    void close(@Observes ShutdownEvent event) {
        stop();
    }

    @Override
    protected Uni<Integer> handle(SqlConnection connection, WorkspaceId workspace, List<Fact> facts) {
        facts.stream()
                .map(Fact::draft)
                .filter(fact -> fact.occurredAt().isAfter(clock.instant().minus(Courtesies.DEADLINE)))
                .map(fact -> fact.audience().conversationId())
                .filter(Objects::nonNull)
                .distinct()
                .forEach(conversation -> courtesies.show(workspace, new ConversationId(conversation), false));
        return Uni.createFrom().item(0);
    }
}
