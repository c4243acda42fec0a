package io.centralita.core.channels;

import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Threads for each plug-in's own use: one that blocks, against its promise, holds up its own calls and no other's. */
@ApplicationScoped
public class PluginThreads {

    private static final int THREADS = 4;
    private static final int MOST_WAITING = 10_000;

    private final Map<String, ThreadPoolExecutor> pools = new ConcurrentHashMap<>();

    /**
     * Calls a plug-in on its own threads.
     *
     * @return fails with what the plug-in threw, or with {@link RejectedExecutionException} when too many calls wait for it
     */
    public <T> Future<T> call(String plugin, Supplier<CompletionStage<T>> work) {
        var promise = Promise.<T>promise();
        try {
            pools.computeIfAbsent(plugin, PluginThreads::pool).execute(() -> run(work, promise));
        } catch (RejectedExecutionException full) {
            promise.fail(full);
        }
        return promise.future();
    }

    private static <T> void run(Supplier<CompletionStage<T>> work, Promise<T> promise) {
        try {
            work.get().whenComplete((result, failure) -> {
                if (failure == null) {
                    promise.complete(result);
                } else {
                    promise.fail(failure);
                }
            });
        } catch (RuntimeException broken) {
            promise.fail(broken);
        }
    }

    private static ThreadPoolExecutor pool(String plugin) {
        var number = new AtomicInteger();
        var pool = new ThreadPoolExecutor(
                THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), task -> {
                    var thread = new Thread(task, "plugin-" + plugin + "-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    void stop(@Observes ShutdownEvent event) {
        pools.values().forEach(ThreadPoolExecutor::shutdown);
    }
}
