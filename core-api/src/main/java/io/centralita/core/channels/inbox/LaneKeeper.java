package io.centralita.core.channels.inbox;

import io.centralita.core.kernel.db.WorkspaceDirectory;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Renews this node's leases every two seconds and takes its share of the lanes, by the list of living nodes. */
@ApplicationScoped
class LaneKeeper {

    private static final Logger LOG = Logger.getLogger(LaneKeeper.class);
    private static final long PERIOD_MS = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Vertx vertx;
    private final Lanes lanes;
    private final LeaseStore store;
    private final WorkspaceDirectory workspaces;
    private final InboxLaneFactory factory;
    private final boolean alone;
    private volatile boolean running;
    private volatile long renewedAt = System.nanoTime();

    LaneKeeper(
            Vertx vertx,
            Lanes lanes,
            LeaseStore store,
            WorkspaceDirectory workspaces,
            InboxLaneFactory factory,
            @ConfigProperty(name = "centralita.database.url") Optional<String> external) {
        this.vertx = vertx;
        this.lanes = lanes;
        this.store = store;
        this.workspaces = workspaces;
        this.factory = factory;
        this.alone = external.isEmpty();
    }

    void start(@Observes @Priority(2_500) StartupEvent event) {
        running = true;
        lanes.join(new Lanes.Tenant() {
            @Override
            public void acquired(LaneLease lease) {
                var lane = factory.create(lease);
                lanes.open(lane);
                lane.poll();
            }

            @Override
            public void lost(LaneRef lane) {
                lanes.close(lane);
            }
        });
        begin();
    }

    /** An embedded database has one process, which holds its folder's lock: what a killed one had leased is free at once. */
    private void begin() {
        if (!alone) {
            renew();
            return;
        }
        store.forgetOthers(lanes.node())
                .flatMap(ignored -> workspaces.all())
                .flatMap(all -> each(all, workspace -> store.expireOthers(workspace, lanes.node())))
                .onFailure()
                .invoke(failure -> LOG.warnf("old leases not ended, they run out: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .subscribe()
                .with(ignored -> renew());
    }

    void stop(@Observes @Priority(500) ShutdownEvent event) {
        running = false;
        lanes.loseAll();
        workspaces
                .all()
                .flatMap(all -> each(all, workspace -> store.acquire(workspace, lanes.node(), List.of())))
                .flatMap(ignored -> store.leave(lanes.node()))
                .onFailure()
                .recoverWithNull()
                .await()
                .atMost(PATIENCE);
    }

    private void renew() {
        if (!running) {
            return;
        }
        store.beat(lanes.node())
                .flatMap(alive -> workspaces.all().flatMap(all -> each(all, workspace -> acquire(workspace, alive))))
                .onItem()
                .invoke(() -> renewedAt = System.nanoTime())
                .onFailure()
                .invoke(this::doubt)
                .onFailure()
                .recoverWithNull()
                .subscribe()
                .with(ignored -> vertx.setTimer(PERIOD_MS, timer -> renew()));
    }

    private Uni<Void> acquire(WorkspaceId workspace, List<UUID> alive) {
        return store.acquire(workspace, lanes.node(), share(alive))
                .invoke(leases -> lanes.update(workspace, leases))
                .replaceWithVoid();
    }

    private List<Short> share(List<UUID> alive) {
        var mine = Math.max(alive.indexOf(lanes.node()), 0);
        var nodes = Math.max(alive.size(), 1);
        return IntStream.range(0, LaneHash.LANES)
                .filter(lane -> lane % nodes == mine)
                .mapToObj(lane -> (short) lane)
                .toList();
    }

    /** A node that cannot renew stops acting before others may take over; the fence guards what is already under way. */
    private void doubt(Throwable failure) {
        LOG.warnf("leases not renewed: %s", failure.getMessage());
        if (System.nanoTime() - renewedAt > PATIENCE.toNanos()) {
            lanes.loseAll();
        }
    }

    private static <T> Uni<Void> each(List<WorkspaceId> all, Function<WorkspaceId, Uni<? extends T>> work) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(work)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
