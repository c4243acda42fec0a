package io.centralita.core.kernel.facts;

import io.centralita.core.kernel.ids.WorkspaceId;
import java.util.function.Consumer;

/**
 * Says "there is more in the log of this workspace". It carries no data, may ring in vain and may be lost: readers also
 * poll. Rung after the commit. Listeners are called on the ringing thread and must only schedule work.
 */
public interface Doorbell {

    void ring(WorkspaceId workspace);

    void listen(Consumer<WorkspaceId> listener);
}
