package io.centralita.core.messages.delivery;

import io.centralita.core.channels.inbox.LaneLease;
import io.centralita.core.channels.inbox.Lanes;
import io.centralita.core.channels.inbox.StaleLeaseException;
import io.centralita.core.kernel.db.HotDatabase;
import io.centralita.core.kernel.flow.Batcher;
import io.centralita.core.kernel.flow.Gap;
import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.messages.store.OutboxRows;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Moves messages from {@code queued} to {@code dispatching}, those of all lanes of a workspace in one transaction. Only the one
 * transaction that moved a message's row gives it to a plug-in.
 */
@ApplicationScoped
class Dispatches {

    private static final int LARGEST_BATCH = 64;
    private static final int CONCURRENT = 1;
    private static final long GAP_MS = 12;

    private final Vertx vertx;
    private final HotDatabase database;
    private final Lanes lanes;
    private final Letters letters;
    private final Map<WorkspaceId, Batcher<Head, Optional<Outgoing>>> batchers = new ConcurrentHashMap<>();

    Dispatches(Vertx vertx, HotDatabase database, Lanes lanes, Letters letters) {
        this.vertx = vertx;
        this.database = database;
        this.lanes = lanes;
        this.letters = letters;
    }

    private record Head(LaneLease lease, Outgoing outgoing) {}

    private record Moved(Set<MessageId> moved, Map<MessageId, Outgoing.Letter> letters) {

        /** To the first that asks for it: a lane lost and taken again may have the same head in one batch twice. */
        Optional<Outgoing> of(Head head) {
            var outgoing = head.outgoing();
            var letter = letters.get(outgoing.message());
            return moved.remove(outgoing.message()) && letter != null
                    ? Optional.of(outgoing.with(letter))
                    : Optional.empty();
        }
    }

    /**
     * With its letter when its row moved, empty when it is done with already. Fails with {@link StaleLeaseException} when the
     * lane is another node's.
     */
    Future<Optional<Outgoing>> move(LaneLease lease, Outgoing head) {
        return batchers.computeIfAbsent(head.workspace(), this::batcher).add(new Head(lease, head));
    }

    private Batcher<Head, Optional<Outgoing>> batcher(WorkspaceId workspace) {
        return new Batcher<>(
                LARGEST_BATCH,
                CONCURRENT,
                new Gap(vertx, GAP_MS),
                nobodyWaits -> false,
                heads -> together(workspace, heads));
    }

    private Future<List<Optional<Outgoing>>> together(WorkspaceId workspace, List<Head> heads) {
        return database.inWorkspace(workspace, connection -> {
                    var checked = lanes.check(
                            connection,
                            heads.stream().map(Head::lease).distinct().toList());
                    var moved = OutboxRows.dispatch(
                            connection,
                            workspace,
                            heads.stream()
                                    .map(head -> new OutboxRows.Dispatch(
                                            head.outgoing().message(),
                                            head.lease().fence()))
                                    .toList());
                    var read = letters.read(connection, workspace, unread(heads));
                    return Future.join(checked, moved, read)
                            .compose(ignored ->
                                    UnwantedMarketing.refuse(connection, workspace, lettered(heads, read.result())))
                            .map(letters -> new Moved(moved.result(), letters));
                })
                .onFailure(failure -> {
                    if (failure instanceof StaleLeaseException stale) {
                        lanes.lose(stale.lease().ref());
                    }
                })
                .map(moved -> heads.stream().map(moved::of).toList());
    }

    /** Those whose letter is known, each once. */
    private static Map<MessageId, Outgoing> lettered(List<Head> heads, Map<MessageId, Outgoing.Letter> read) {
        var lettered = new HashMap<MessageId, Outgoing>();
        for (var head : heads) {
            var outgoing = head.outgoing();
            var letter = outgoing.letter() == null ? read.get(outgoing.message()) : outgoing.letter();
            if (letter != null) {
                lettered.put(outgoing.message(), outgoing.with(letter));
            }
        }
        return lettered;
    }

    private static Set<MessageId> unread(List<Head> heads) {
        var unread = new HashSet<MessageId>();
        heads.stream()
                .map(Head::outgoing)
                .filter(outgoing -> outgoing.letter() == null)
                .forEach(outgoing -> unread.add(outgoing.message()));
        return unread;
    }
}
