package io.centralita.core.messages.intake;

import io.centralita.core.conversations.IntakeConversations;
import io.centralita.core.kernel.db.HotDatabase;
import io.centralita.core.kernel.db.WorkspaceDirectory;
import io.centralita.core.kernel.facts.Doorbell;
import io.centralita.core.kernel.facts.FactWriter;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.messages.Message;
import io.centralita.core.messages.MessageFacts;
import io.centralita.core.messages.store.MessageRows;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Applies statuses that were parked in the very moment their message's id was stored: neither of the two transactions saw the
 * other. Looks every two seconds where something was parked in the last minute, and everywhere once a minute, since the node
 * that parked may be gone. Forgets what nobody came for in a week.
 */
@ApplicationScoped
public class ParkedSweep {

    private static final Logger LOG = Logger.getLogger(ParkedSweep.class);
    private static final long PERIOD_MS = 2_000;
    private static final int EVERYWHERE = 30;

    private final Vertx vertx;
    private final HotDatabase database;
    private final WorkspaceDirectory workspaces;
    private final ParkedStatuses parked;
    private final IntakeConversations conversations;
    private final MessageFacts facts;
    private final Doorbell doorbell;
    private final Clock clock;
    private volatile long timer = -1;
    private int turns;

    ParkedSweep(
            Vertx vertx,
            HotDatabase database,
            WorkspaceDirectory workspaces,
            ParkedStatuses parked,
            IntakeConversations conversations,
            MessageFacts facts,
            Doorbell doorbell,
            Clock clock) {
        this.vertx = vertx;
        this.database = database;
        this.workspaces = workspaces;
        this.parked = parked;
        this.conversations = conversations;
        this.facts = facts;
        this.doorbell = doorbell;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(PERIOD_MS, ignored -> turn());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void turn() {
        parked.latelyParked().forEach(this::quietly);
        if (++turns % EVERYWHERE == 0) {
            workspaces
                    .all()
                    .subscribe()
                    .with(
                            all -> all.forEach(this::quietly),
                            failure -> LOG.warnf("not swept: %s", failure.getMessage()));
        }
    }

    private void quietly(WorkspaceId workspace) {
        sweep(workspace).onFailure(failure -> LOG.warnf("parked statuses not looked at: %s", failure.getMessage()));
    }

    /** Looks at one workspace now; gives how many statuses were applied. */
    public Future<Integer> sweep(WorkspaceId workspace) {
        return database.inWorkspace(
                        workspace,
                        connection -> parked.takeKnown(connection, workspace)
                                .compose(found -> found.isEmpty()
                                        ? Future.succeededFuture(0)
                                        : apply(connection, workspace, found)))
                .onSuccess(applied -> {
                    if (applied > 0) {
                        doorbell.ring(workspace);
                    }
                });
    }

    private Future<Integer> apply(SqlConnection connection, WorkspaceId workspace, List<ParkedStatuses.Known> found) {
        var ids = new LinkedHashSet<MessageId>();
        found.forEach(known -> ids.add(known.message()));
        return MessageRows.byIds(connection, workspace, ids)
                .compose(read -> {
                    var held = new LinkedHashSet<ConversationId>();
                    read.stream().map(Message::conversation).forEach(held::add);
                    return conversations.lock(connection, workspace, List.of(), held);
                })
                .compose(locked -> MessageRows.byIds(connection, workspace, ids)
                        .map(read -> new Timeline(facts, clock.instant(), locked, read)))
                .compose(timeline -> {
                    found.forEach(known -> timeline.find(known.message())
                            .ifPresent(message -> Marking.merge(
                                    timeline, message, known.status().marks())));
                    return write(connection, workspace, timeline).map(found.size());
                });
    }

    private Future<Void> write(SqlConnection connection, WorkspaceId workspace, Timeline timeline) {
        if (timeline.changed().isEmpty()) {
            return Future.succeededFuture();
        }
        return Future.join(
                        conversations.update(connection, workspace, timeline.touched()),
                        MessageRows.update(connection, workspace, timeline.changed()),
                        FactWriter.append(connection, workspace, timeline.told()))
                .mapEmpty();
    }
}
