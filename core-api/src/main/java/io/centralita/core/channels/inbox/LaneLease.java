package io.centralita.core.channels.inbox;

import java.time.Duration;

/**
 * The right of this node to act on a lane.
 *
 * @param fence grows with every change of owner; each write on the lane's behalf checks it
 */
public record LaneLease(LaneRef ref, long fence) {

    /**
     * How long after a write that checked the fence nobody else acts for the lane, if the leases are renewed in time: they last
     * six seconds and are renewed every two, and one is for slow clocks and slow renewals.
     */
    public static final Duration SURE = Duration.ofSeconds(3);
}
