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
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    private static final long UNDO_AGAIN_MS = 500;

    private final Vertx vertx;
    private final HotDatabase database;
    private final Lanes lanes;
    private final Letters letters;
    private final Map<WorkspaceId, Batcher<Head, Turn>> batchers = new ConcurrentHashMap<>();

    Dispatches(Vertx vertx, HotDatabase database, Lanes lanes, Letters letters) {
        this.vertx = vertx;
        this.database = database;
        this.lanes = lanes;
        this.letters = letters;
    }

    private record Head(LaneLease lease, Outgoing outgoing) {}

    /** What the table says of a head. */
    sealed interface Turn {

        /**
         * Its row moved.
         *
         * @param outgoing with its letter
         * @param since {@code System.nanoTime} of a moment before that
         */
        record Go(Outgoing outgoing, long since) implements Turn {}

        /** It is done with already. */
        record Over() implements Turn {}

        /** An earlier one of its conversation waits that the lane has not heard of, from another node. */
        record Behind() implements Turn {}
    }

    private record Moved(
            long since, Set<MessageId> moved, Set<MessageId> behind, Map<MessageId, Outgoing.Letter> letters) {

        /** To the first that asks for it: a lane lost and taken again may have the same head in one batch twice. */
        Turn of(Head head) {
            var outgoing = head.outgoing();
            if (behind.contains(outgoing.message())) {
                return new Turn.Behind();
            }
            var letter = letters.get(outgoing.message());
            return moved.remove(outgoing.message()) && letter != null
                    ? new Turn.Go(outgoing.with(letter), since)
                    : new Turn.Over();
        }
    }

    /** Fails with {@link StaleLeaseException} when the lane is another node's. */
    Future<Turn> move(LaneLease lease, Outgoing head) {
        return batchers.computeIfAbsent(head.workspace(), this::batcher).add(new Head(lease, head));
    }

    private Batcher<Head, Turn> batcher(WorkspaceId workspace) {
        return new Batcher<>(
                LARGEST_BATCH,
                CONCURRENT,
                new Gap(vertx, GAP_MS),
                nobodyWaits -> false,
                heads -> together(workspace, heads));
    }

    private Future<List<Turn>> together(WorkspaceId workspace, List<Head> heads) {
        var since = System.nanoTime();
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
                    return Future.join(checked, moved, read).compose(ignored -> {
                        var behind = behind(connection, workspace, heads, moved.result());
                        var letters = UnwantedMarketing.refuse(connection, workspace, lettered(heads, read.result()));
                        return Future.join(behind, letters)
                                .map(both -> new Moved(since, moved.result(), behind.result(), letters.result()));
                    });
                })
                .onFailure(failure -> {
                    if (failure instanceof StaleLeaseException stale) {
                        lanes.lose(stale.lease().ref());
                    }
                })
                .map(moved -> heads.stream().map(moved::of).toList());
    }

    /** Attempts in which no plug-in was called, though their rows may have moved. Tried until it succeeds. */
    Future<Void> undo(WorkspaceId workspace, List<OutboxRows.Attempt> attempts) {
        if (attempts.isEmpty()) {
            return Future.succeededFuture();
        }
        return database.inOneFlight(workspace, connection -> OutboxRows.undo(connection, workspace, attempts))
                .recover(failure -> later().compose(ignored -> undo(workspace, attempts)));
    }

    private Future<Void> later() {
        return Future.future(promise -> vertx.setTimer(UNDO_AGAIN_MS, ignored -> promise.complete()));
    }

    /** Of those that did not move; asked for only when there are such. */
    private static Future<Set<MessageId>> behind(
            SqlConnection connection, WorkspaceId workspace, List<Head> heads, Set<MessageId> moved) {
        var stayed = heads.stream()
                .map(head -> head.outgoing().message())
                .filter(message -> !moved.contains(message))
                .toList();
        return stayed.isEmpty() ? Future.succeededFuture(Set.of()) : OutboxRows.queued(connection, workspace, stayed);
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
