package io.centralita.core.media.fetch;

import io.centralita.core.kernel.db.HotDatabase;
import io.centralita.core.kernel.db.WorkspaceDirectory;
import io.centralita.core.kernel.facts.Doorbell;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.media.Medium;
import io.centralita.core.media.store.MediaRows;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Fetches pending media as soon as their message is committed. The walk says that some are coming; the doorbell, rung after the
 * commit, wakes the fetching; every two seconds everything that is due is looked for. A medium is leased in one short transaction
 * and its outcome written in another: none is open while bytes flow, and two nodes never fetch the same.
 */
@ApplicationScoped
public class MediaFetcher {

    private static final Logger LOG = Logger.getLogger(MediaFetcher.class);
    private static final int AT_ONCE = 16;
    private static final int CLAIMED_AT_ONCE = 4;
    /** A number that has as many under way gets no more places: a server that hangs takes none from other numbers. */
    private static final int MUCH_OF_ONE = 4;

    private static final long POLL_MS = 2_000;
    private static final long EXPECTING_NANOS = Duration.ofSeconds(1).toNanos();

    private final Context context;
    private final Vertx vertx;
    private final HotDatabase database;
    private final WorkspaceDirectory workspaces;
    private final MediaRows rows;
    private final Fetch fetch;
    private final FetchOutcomes outcomes;
    private final HeldMedia held;
    private final FetchSettings settings;
    private final Map<WorkspaceId, Long> expected = new ConcurrentHashMap<>();
    private final Set<WorkspaceId> looking = new HashSet<>();
    private final Set<WorkspaceId> lookAgain = new HashSet<>();
    private final Map<ChannelId, Integer> runningOf = new HashMap<>();
    private int running;
    private volatile boolean open;

    MediaFetcher(
            Vertx vertx,
            HotDatabase database,
            WorkspaceDirectory workspaces,
            MediaRows rows,
            Fetch fetch,
            FetchOutcomes outcomes,
            HeldMedia held,
            FetchSettings settings,
            Doorbell doorbell) {
        this.vertx = vertx;
        this.context = ((VertxInternal) vertx).createEventLoopContext();
        this.database = database;
        this.workspaces = workspaces;
        this.rows = rows;
        this.fetch = fetch;
        this.outcomes = outcomes;
        this.held = held;
        this.settings = settings;
        doorbell.listen(this::rung);
    }

    /** Pending media are being written for the workspace: the next ring of the doorbell is about them. Any thread. */
    public void expect(WorkspaceId workspace) {
        expected.put(workspace, System.nanoTime());
    }

    /** There is something due. Any thread. */
    public void wake(WorkspaceId workspace) {
        context.runOnContext(ignored -> look(workspace));
    }

    void start(@Observes StartupEvent event) {
        open = true;
        context.runOnContext(ignored -> poll());
    }

    void stop(@Observes ShutdownEvent event) {
        open = false;
    }

    private void rung(WorkspaceId workspace) {
        var since = expected.get(workspace);
        if (since == null) {
            return;
        }
        if (System.nanoTime() - since > EXPECTING_NANOS) {
            expected.remove(workspace, since);
        }
        wake(workspace);
    }

    private void poll() {
        if (!open) {
            return;
        }
        held.release();
        Future.fromCompletionStage(workspaces.all().subscribeAsCompletionStage(), context)
                .onSuccess(all -> all.forEach(this::look))
                .onComplete(ignored -> vertx.setTimer(POLL_MS, again -> poll()));
    }

    private void look(WorkspaceId workspace) {
        if (!open || running >= AT_ONCE || !looking.add(workspace)) {
            lookAgain.add(workspace);
            return;
        }
        lookAgain.remove(workspace);
        var free = Math.min(CLAIMED_AT_ONCE, AT_ONCE - running);
        running += free;
        claim(workspace, free).onComplete(claimed -> {
            looking.remove(workspace);
            var media = claimed.succeeded() ? claimed.result() : List.<Medium>of();
            running -= free - media.size();
            media.forEach(medium -> fetch(workspace, medium));
            if (claimed.failed()) {
                LOG.debugf("pending media not read: %s", claimed.cause().getMessage());
            } else if (media.size() == free) {
                lookAgain.add(workspace);
            }
            lookAgain();
        });
    }

    /** At those that came while all places were taken. */
    private void lookAgain() {
        List.copyOf(lookAgain).forEach(this::look);
    }

    private Future<List<Medium>> claim(WorkspaceId workspace, int most) {
        var busy = runningOf.entrySet().stream()
                .filter(one -> one.getValue() >= MUCH_OF_ONE)
                .map(Map.Entry::getKey)
                .toList();
        return onContext(database.inWorkspace(
                workspace, connection -> rows.claim(connection, workspace, most, settings.lease(), busy)));
    }

    private void fetch(WorkspaceId workspace, Medium medium) {
        count(medium, 1);
        var version = held.version(medium);
        attempt(workspace, medium)
                .compose(kept -> outcomes.stored(workspace, medium, kept))
                .recover(failure -> failed(workspace, medium, FetchFailure.of(failure), version))
                .onFailure(failure -> LOG.warnf("%s: outcome not written: %s", medium.id(), failure.getMessage()))
                .onComplete(ignored -> context.runOnContext(again -> {
                    running--;
                    if (wasBusy(medium)) {
                        lookAgain.add(workspace);
                    }
                    count(medium, -1);
                    lookAgain();
                }));
    }

    private Future<Void> failed(WorkspaceId workspace, Medium medium, FetchFailure failure, long version) {
        if (outcomes.waits(medium, failure)) {
            held.refused(workspace, medium, version);
        }
        return outcomes.failed(workspace, medium, failure);
    }

    /** Others of its number may have been passed over. */
    private boolean wasBusy(Medium medium) {
        return medium.channel() != null && runningOf.getOrDefault(medium.channel(), 0) >= MUCH_OF_ONE;
    }

    private void count(Medium medium, int more) {
        if (medium.channel() != null) {
            runningOf.merge(medium.channel(), more, (before, change) -> before + change == 0 ? null : before + change);
        }
    }

    private Future<Fetch.Kept> attempt(WorkspaceId workspace, Medium medium) {
        if (medium.attempts() > settings.attempts()) {
            return Future.failedFuture(FetchFailure.lasting("given_up"));
        }
        try {
            return fetch.attempt(workspace, medium);
        } catch (RuntimeException broken) {
            LOG.errorf(broken, "the plug-in failed to find %s", medium.id());
            return Future.failedFuture(FetchFailure.passing("plugin_failed"));
        }
    }

    private <T> Future<T> onContext(Future<T> future) {
        return Future.fromCompletionStage(future.toCompletionStage(), context);
    }
}
