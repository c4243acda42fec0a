package io.centralita.core.messages.delivery;

import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.messages.store.OutboxRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Messages about to be written. Those that could go at once are taken from their lanes before, so that the transaction that
 * queues them moves them to {@code dispatching} too, and nothing but its commit stands between them and the plug-in.
 */
final class Departures {

    private final WorkspaceId workspace;
    private final DeliveryLanes lanes;
    private final Dispatcher dispatcher;
    private final List<Outgoing> waiting = new ArrayList<>();
    private final List<Taken> taken = new ArrayList<>();
    private final long since = System.nanoTime();

    private record Taken(DeliveryLane lane, Outgoing outgoing) {

        OutboxRows.Attempt attempt() {
            return outgoing.attempt(lane.lease());
        }
    }

    /** To be made before the transaction begins. */
    Departures(WorkspaceId workspace, DeliveryLanes lanes, Dispatcher dispatcher) {
        this.workspace = workspace;
        this.lanes = lanes;
        this.dispatcher = dispatcher;
    }

    /** The row to write. Then either {@link #written} or {@link #failed} follows, once for all. */
    OutboxRows.Queued take(OutboxRows.Queued row, Outgoing outgoing) {
        var lane = lanes.owned(outgoing).filter(owned -> owned.takeFirst(outgoing));
        lane.ifPresentOrElse(owner -> taken.add(new Taken(owner, outgoing)), () -> waiting.add(outgoing));
        return lane.map(owner -> row.takenBy(owner.lease().fence())).orElse(row);
    }

    /** @param dispatching what the table says may go */
    void written(Set<MessageId> dispatching) {
        for (var one : taken) {
            if (dispatching.contains(one.outgoing().message())) {
                dispatcher.call(one.lane(), one.outgoing(), since);
            } else {
                dispatcher.behind(one.lane(), one.outgoing());
            }
        }
        lanes.offer(waiting);
    }

    /** Nothing was written, or nobody knows. */
    void failed() {
        taken.forEach(one -> one.lane().withdraw(one.outgoing()));
        dispatcher.undo(workspace, taken.stream().map(Taken::attempt).toList());
    }
}
