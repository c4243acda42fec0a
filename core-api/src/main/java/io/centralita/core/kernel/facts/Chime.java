package io.centralita.core.kernel.facts;

import io.centralita.core.kernel.flow.Gap;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Rings the {@link Doorbell} for facts that nobody waits for, such as ticks: at once after a silence, and at most a hundred
 * times a second while there are many, so that readers find more of them at a time. Any thread.
 */
@ApplicationScoped
public class Chime {

    private static final long REST_MS = 10;

    private final Vertx vertx;
    private final Doorbell doorbell;
    private final Map<WorkspaceId, Gap> gaps = new ConcurrentHashMap<>();

    Chime(Vertx vertx, Doorbell doorbell) {
        this.vertx = vertx;
        this.doorbell = doorbell;
    }

    public void ring(WorkspaceId workspace) {
        var gap = gaps.computeIfAbsent(workspace, ignored -> new Gap(vertx, REST_MS));
        if (gap.over(true, () -> now(workspace, gap))) {
            now(workspace, gap);
        }
    }

    private void now(WorkspaceId workspace, Gap gap) {
        gap.rest();
        doorbell.ring(workspace);
    }
}
