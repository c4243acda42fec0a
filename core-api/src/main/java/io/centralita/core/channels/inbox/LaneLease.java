package io.centralita.core.channels.inbox;

/**
 * The right of this node to act on a lane.
 *
 * @param fence grows with every change of owner; each write on the lane's behalf checks it
 */
public record LaneLease(LaneRef ref, long fence) {}
