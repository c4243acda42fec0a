package io.centralita.core.realtime;

import io.centralita.core.identity.Caller;
import io.centralita.core.kernel.facts.LogHead;
import io.centralita.core.kernel.ids.StreamId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Remembers streams, so that any node can take one up again. */
public interface StreamStore {

    record Opened(KnownStream stream, LogHead head) {}

    /** @param stream null when the principal has no such stream */
    record Found(@Nullable KnownStream stream, String fingerprint, LogHead head) {

        KnownStream known() {
            if (stream == null) {
                throw new IllegalStateException("no stream");
            }
            return stream;
        }
    }

    /** @param subs the subscriptions as the client wrote them, JSON */
    Uni<Opened> open(Caller caller, KnownStream stream, String subs, String fingerprint);

    Uni<Found> find(WorkspaceId workspace, UUID principal, StreamId stream);

    /** Says that these are in use, and forgets all that were not used for longer than their facts are kept. */
    Uni<Void> keep(WorkspaceId workspace, Collection<StreamId> inUse);
}
