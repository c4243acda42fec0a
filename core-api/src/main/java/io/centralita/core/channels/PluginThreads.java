package io.centralita.core.channels;

import io.centralita.core.kernel.flow.Home;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Threads for each plug-in's own use: one that blocks, against its promise, holds up its own calls and no other's. */
@ApplicationScoped
public class PluginThreads {

    private static final int THREADS = 4;
    private static final int MOST_WAITING = 10_000;

    private final Map<String, ThreadPoolExecutor> pools = new ConcurrentHashMap<>();
    private final Duration longest;

    PluginThreads(@ConfigProperty(name = "centralita.plugins.answer-time", defaultValue = "30s") Duration longest) {
        this.longest = longest;
    }

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

    /**
     * As {@link #call}, answered on the caller's context. A call that no thread took in time is not made.
     *
     * @return fails with PROVIDER_UNAVAILABLE when there is no answer in {@code centralita.plugins.answer-time}, or too many calls
     *     wait
     */
    public <T> Uni<T> ask(String plugin, Supplier<CompletionStage<T>> work) {
        return ask(plugin, Duration.ZERO, work);
    }

    /**
     * As {@link #ask(String, Supplier)}, with more time for the answer.
     *
     * @param more of {@link UploadTime}
     */
    public <T> Uni<T> ask(String plugin, Duration more, Supplier<CompletionStage<T>> work) {
        return Home.of(Uni.createFrom()
                .completionStage(() -> call(plugin, inTime(work)).toCompletionStage())
                .ifNoItem()
                .after(longest.plus(more))
                .fail()
                .onFailure(TimeoutException.class)
                .transform(late -> unavailable("The provider did not answer in time."))
                .onFailure(RejectedExecutionException.class)
                .transform(full -> unavailable("Too many calls wait for the plug-in of this channel.")));
    }

    private ProblemException unavailable(String why) {
        return ProblemException.later(ProblemCode.PROVIDER_UNAVAILABLE, why, longest);
    }

    private <T> Supplier<CompletionStage<T>> inTime(Supplier<CompletionStage<T>> work) {
        var asked = System.nanoTime();
        return () -> {
            if (System.nanoTime() - asked > longest.toNanos()) {
                throw new TimeoutException();
            }
            return work.get();
        };
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
