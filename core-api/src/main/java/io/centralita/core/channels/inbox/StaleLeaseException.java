package io.centralita.core.channels.inbox;

/** This node no longer owns the lane: what it was about to write is not written. */
public final class StaleLeaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient LaneLease lease;

    StaleLeaseException(LaneLease lease) {
        super("lane " + lease.ref().lane() + " is no longer ours at fence " + lease.fence(), null, false, false);
        this.lease = lease;
    }

    public LaneLease lease() {
        return lease;
    }
}
