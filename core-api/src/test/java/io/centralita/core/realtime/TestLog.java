package io.centralita.core.realtime;

import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.facts.Doorbell;
import io.centralita.core.kernel.facts.Fact;
import io.centralita.core.kernel.facts.FactDraft;
import io.centralita.core.kernel.facts.FactDraft.Audience;
import io.centralita.core.kernel.facts.FactLog;
import io.centralita.core.kernel.facts.LogHead;
import io.centralita.core.kernel.ids.EventId;
import io.centralita.core.kernel.ids.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Tells facts as a room does: in a transaction of the workspace, then the doorbell. */
@ApplicationScoped
class TestLog {

    private final Database database;
    private final FactLog log;
    private final Doorbell doorbell;
    private final Set<WorkspaceId> written = ConcurrentHashMap.newKeySet();

    TestLog(Database database, FactLog log, Doorbell doorbell) {
        this.database = database;
        this.log = log;
        this.doorbell = doorbell;
    }

    /** Whether facts of this workspace are invented. */
    boolean wroteIn(WorkspaceId workspace) {
        return written.contains(workspace);
    }

    /** @return the seq of the last */
    long append(WorkspaceId workspace, List<FactDraft> facts) {
        written.add(workspace);
        var last = database.inWorkspace(workspace, connection -> log.append(connection, workspace, facts))
                .await()
                .indefinitely();
        doorbell.ring(workspace);
        return last;
    }

    long append(WorkspaceId workspace, FactDraft... facts) {
        return append(workspace, List.of(facts));
    }

    /** All facts after a seq. */
    List<Fact> read(WorkspaceId workspace, long after) {
        return database.inWorkspace(workspace, connection -> log.read(connection, workspace, after, 1_000_000))
                .await()
                .indefinitely();
    }

    LogHead head(WorkspaceId workspace) {
        return database.inWorkspace(workspace, connection -> log.head(connection, workspace))
                .await()
                .indefinitely();
    }

    static FactDraft fact(String type, Audience audience, String data) {
        return new FactDraft(EventId.next(), type, Instant.now(), audience, Actor.SYSTEM, data);
    }

    static FactDraft message(UUID conversation, @Nullable UUID assignee, String body) {
        return fact(
                "message.created",
                new Audience(conversation, null, assignee, null, null),
                "{\"body\":\"" + body + "\"}");
    }

    static List<FactDraft> messages(UUID conversation, @Nullable UUID assignee, int amount) {
        return IntStream.range(0, amount)
                .mapToObj(number -> message(conversation, assignee, "text " + number))
                .toList();
    }
}
