package io.centralita.core.kernel.facts;

import io.centralita.core.kernel.ids.WorkspaceId;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The doorbell of one node. */
@ApplicationScoped
@DefaultBean
public class LocalDoorbell implements Doorbell {

    private final List<Consumer<WorkspaceId>> listeners = new CopyOnWriteArrayList<>();

    @Override
    public void ring(WorkspaceId workspace) {
        for (var listener : listeners) {
            listener.accept(workspace);
        }
    }

    @Override
    public void listen(Consumer<WorkspaceId> listener) {
        listeners.add(listener);
    }
}
