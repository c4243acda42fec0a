package io.centralita.core.routing;

import io.centralita.core.kernel.db.WorkspaceDirectory;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Who was online with a socket and has none any more, on any node, is offline after {@code centralita.presence.grace}. Who never
 * had one, or said away, stays as it said.
 */
@ApplicationScoped
public class PresenceLapse {

    private static final Logger LOG = Logger.getLogger(PresenceLapse.class);
    private static final int TIMES_IN_GRACE = 3;

    private final Vertx vertx;
    private final WorkspaceDirectory workspaces;
    private final Presences presences;
    private final Duration grace;
    private volatile boolean open;

    PresenceLapse(
            Vertx vertx,
            WorkspaceDirectory workspaces,
            Presences presences,
            @ConfigProperty(name = "centralita.presence.grace", defaultValue = "30S") Duration grace) {
        this.vertx = vertx;
        this.workspaces = workspaces;
        this.presences = presences;
        this.grace = grace;
    }

    public Duration grace() {
        return grace;
    }

    /** How often sockets speak for their users, and those who fell silent are looked for. */
    public Duration beat() {
        return grace.dividedBy(TIMES_IN_GRACE);
    }

    void start(@Observes StartupEvent event) {
        open = true;
        again();
    }

    void stop(@Observes ShutdownEvent event) {
        open = false;
    }

    private void again() {
        if (open) {
            vertx.setTimer(
                    beat().toMillis(),
                    timer -> lapse().subscribe().with(done -> again(), failure -> {
                        LOG.debugf("presence not looked at: %s", failure.getMessage());
                        again();
                    }));
        }
    }

    private Uni<Void> lapse() {
        return workspaces
                .all()
                .flatMap(all -> Multi.createFrom()
                        .iterable(all)
                        .onItem()
                        .transformToUniAndConcatenate(presences::lapse)
                        .collect()
                        .last()
                        .replaceWithVoid());
    }
}
