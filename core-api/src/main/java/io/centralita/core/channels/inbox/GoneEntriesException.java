package io.centralita.core.channels.inbox;

import java.util.Set;
import java.util.UUID;

/** Some entries of a batch were no longer pending, though the lane is ours: they are done already. Nothing was written. */
final class GoneEntriesException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient Set<UUID> pending;

    GoneEntriesException(Set<UUID> pending) {
        super("entries are done already", null, false, false);
        this.pending = pending;
    }

    /** Those of the batch that are pending still. */
    Set<UUID> pending() {
        return pending;
    }
}
