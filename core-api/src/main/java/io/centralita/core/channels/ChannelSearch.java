package io.centralita.core.channels;

import io.centralita.core.kernel.ids.ChannelId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Finds channels that another node made or changed a moment ago: before it says no it has the {@link ChannelKeeper} look into the
 * database. All who ask meanwhile share one look, looks rest for a second in between, and a no holds for that second: who calls
 * addresses at random costs no more than one look a second. Any thread.
 */
@ApplicationScoped
public class ChannelSearch {

    static final long REST_MS = 1_000;
    static final int MOST_ASKING = 1_000;

    private static final Logger LOG = Logger.getLogger(ChannelSearch.class);

    private final Vertx vertx;
    private final RunningChannels running;
    private final Supplier<Uni<Void>> refresh;
    private final AtomicInteger asking = new AtomicInteger();
    private Promise<Void> next = Promise.promise();
    private boolean wanted;
    private boolean looking;
    private long lookedAt = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(REST_MS);
    private volatile Denied denied = new Denied(lookedAt);

    /** Keys for which the latest look found nothing. */
    private record Denied(Set<Object> keys, long since) {

        Denied(long since) {
            this(ConcurrentHashMap.newKeySet(), since);
        }

        boolean holds(Object key) {
            return keys.contains(key) && System.nanoTime() - since < TimeUnit.MILLISECONDS.toNanos(REST_MS);
        }
    }

    @Inject
    ChannelSearch(Vertx vertx, RunningChannels running, ChannelKeeper keeper) {
        this(vertx, running, keeper::refresh);
    }

    ChannelSearch(Vertx vertx, RunningChannels running, Supplier<Uni<Void>> refresh) {
        this.vertx = vertx;
        this.running = running;
        this.refresh = refresh;
    }

    /** A channel by its id; completes on the caller's context, fails when the database is away or too many ask. */
    public Future<Optional<RunningChannel>> find(ChannelId id) {
        return find(id, () -> running.find(id));
    }

    /** {@link RunningChannels#sibling}, likewise. */
    public Future<Optional<RunningChannel>> sibling(RunningChannel channel, String accountKey) {
        return find(channel.id() + "/" + accountKey, () -> running.sibling(channel, accountKey));
    }

    private Future<Optional<RunningChannel>> find(Object key, Supplier<Optional<RunningChannel>> here) {
        var found = here.get();
        if (found.isPresent() || denied.holds(key)) {
            return Future.succeededFuture(found);
        }
        if (asking.incrementAndGet() > MOST_ASKING) {
            asking.decrementAndGet();
            return Future.failedFuture(new IllegalStateException("too many ask for channels that are not here"));
        }
        Promise<Optional<RunningChannel>> answer = Promise.promise();
        var context = vertx.getOrCreateContext();
        look().onComplete(looked -> {
            asking.decrementAndGet();
            var now = here.get();
            if (now.isEmpty() && looked.succeeded()) {
                denied.keys().add(key);
            }
            back(context, () -> {
                if (now.isPresent() || looked.succeeded()) {
                    answer.complete(now);
                } else {
                    answer.fail(looked.cause());
                }
            });
        });
        return answer.future();
    }

    private static void back(Context context, Runnable work) {
        context.runOnContext(ignored -> work.run());
    }

    /** A look that begins after this call, at once unless one has just been. Completes when what there is runs here. */
    public Future<Void> look() {
        Future<Void> mine;
        synchronized (this) {
            mine = next.future();
            if (wanted) {
                return mine;
            }
            wanted = true;
            if (looking) {
                return mine;
            }
        }
        begin();
        return mine;
    }

    private void begin() {
        long left;
        synchronized (this) {
            left = REST_MS - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lookedAt);
        }
        if (left > 0) {
            vertx.setTimer(left, ignored -> run());
        } else {
            run();
        }
    }

    private void run() {
        Promise<Void> mine;
        synchronized (this) {
            mine = next;
            next = Promise.promise();
            wanted = false;
            looking = true;
        }
        refresh.get().subscribe().with(ignored -> over(mine, null), failure -> over(mine, failure));
    }

    private void over(Promise<Void> mine, @Nullable Throwable failure) {
        boolean more;
        synchronized (this) {
            looking = false;
            lookedAt = System.nanoTime();
            denied = new Denied(lookedAt);
            more = wanted;
        }
        if (failure == null) {
            mine.complete();
        } else {
            LOG.warnf("channels not looked for: %s", failure.getMessage());
            mine.fail(failure);
        }
        if (more) {
            begin();
        }
    }
}
