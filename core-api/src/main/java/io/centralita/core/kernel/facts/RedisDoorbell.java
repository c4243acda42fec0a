package io.centralita.core.kernel.facts;

import io.centralita.core.kernel.ids.MalformedIdException;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.nodes.NodeLink;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The doorbell of this node, which also rings at the others when Redis is configured. Rings of one workspace that come while
 * one is on its way become a single next one.
 */
@ApplicationScoped
public class RedisDoorbell implements Doorbell {

    private static final String TOPIC = "doorbell";

    private enum Sending {
        ONCE,
        AND_AGAIN
    }

    private final LocalDoorbell here = new LocalDoorbell();
    private final NodeLink link;
    private final Map<WorkspaceId, Sending> sending = new ConcurrentHashMap<>();

    RedisDoorbell(NodeLink link) {
        this.link = link;
        link.subscribe(TOPIC, this::rungElsewhere);
    }

    @Override
    public void ring(WorkspaceId workspace) {
        here.ring(workspace);
        if (link.isConfigured()
                && sending.merge(workspace, Sending.ONCE, (before, now) -> Sending.AND_AGAIN) == Sending.ONCE) {
            send(workspace);
        }
    }

    @Override
    public void listen(Consumer<WorkspaceId> listener) {
        here.listen(listener);
    }

    private void send(WorkspaceId workspace) {
        link.publish(TOPIC, workspace.toString(), () -> {
            var again = sending.computeIfPresent(
                    workspace, (key, state) -> state == Sending.AND_AGAIN ? Sending.ONCE : null);
            if (again != null) {
                send(workspace);
            }
        });
    }

    private void rungElsewhere(String text) {
        try {
            here.ring(WorkspaceId.fromString(text));
        } catch (MalformedIdException malformed) {
            // not one of ours; a doorbell may ring in vain
        }
    }
}
