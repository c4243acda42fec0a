package io.centralita.core.messages.delivery;

import io.centralita.core.channels.inbox.LaneRef;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Has the lanes of this node take turns. What a number's gate lets through is shared out among the lanes in which something waits
 * for it, one message each, beginning after the lane that came last; numbers do not wait for each other.
 */
@ApplicationScoped
class LaneTurns {

    private static final Comparator<DeliveryLane> BY_NUMBER =
            Comparator.comparing(lane -> lane.lease().ref().lane());

    private final Map<WorkspaceId, List<DeliveryLane>> lanes = new ConcurrentHashMap<>();
    private final Map<ChannelId, LaneRef> last = new ConcurrentHashMap<>();

    /** A head that may go now, with its lane. */
    record Turn(DeliveryLane lane, Outgoing head) {}

    void join(DeliveryLane lane) {
        lanes.compute(lane.lease().ref().workspace(), (workspace, present) -> {
            var all = new ArrayList<DeliveryLane>(present == null ? List.of() : present);
            all.add(lane);
            all.sort(BY_NUMBER);
            return List.copyOf(all);
        });
    }

    void leave(DeliveryLane lane) {
        lanes.computeIfPresent(lane.lease().ref().workspace(), (workspace, present) -> {
            var rest = present.stream().filter(other -> other != lane).toList();
            return rest.isEmpty() ? null : rest;
        });
    }

    /** Takes the heads of a workspace that may go now, as their numbers' gates say. */
    List<Turn> take(WorkspaceId workspace, int most) {
        var here = lanes.getOrDefault(workspace, List.of());
        var open = new LinkedHashSet<ChannelId>();
        here.forEach(lane -> open.addAll(lane.numbers()));
        var taken = new ArrayList<Turn>();
        while (taken.size() < most && !open.isEmpty()) {
            for (var number = open.iterator(); number.hasNext() && taken.size() < most; ) {
                next(here, number.next()).ifPresentOrElse(taken::add, number::remove);
            }
        }
        return taken;
    }

    private Optional<Turn> next(List<DeliveryLane> here, ChannelId number) {
        var first = afterLast(here, number);
        for (var step = 0; step < here.size(); step++) {
            var lane = here.get((first + step) % here.size());
            var head = lane.take(number);
            if (head != null) {
                last.put(number, lane.lease().ref());
                return Optional.of(new Turn(lane, head));
            }
        }
        return Optional.empty();
    }

    private int afterLast(List<DeliveryLane> here, ChannelId number) {
        var before = last.get(number);
        for (var at = 0; at < here.size(); at++) {
            if (here.get(at).lease().ref().equals(before)) {
                return at + 1;
            }
        }
        return 0;
    }
}
