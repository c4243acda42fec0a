package io.centralita.channel.testkit.contract;

import io.centralita.channel.testkit.context.TestChannelContext;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Waits for stages while running the background work they need. Ten seconds at most. */
final class Awaiting {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Awaiting() {}

    static <T> T result(CompletionStage<T> stage, TestChannelContext world) {
        CompletableFuture<T> future = settled(stage, world);
        try {
            return future.join();
        } catch (CompletionException failed) {
            throw new AssertionError("the stage must not complete exceptionally", failed.getCause());
        }
    }

    static Throwable failure(CompletionStage<?> stage, TestChannelContext world) {
        CompletableFuture<?> future = settled(stage, world);
        try {
            future.join();
        } catch (CompletionException failed) {
            return innermost(failed);
        }
        throw new AssertionError("the stage must complete exceptionally");
    }

    /** A failure without what stages wrap it in. */
    static Throwable innermost(Throwable failure) {
        @Nullable Throwable cause = failure.getCause();
        boolean wrapped = failure instanceof CompletionException || failure instanceof ExecutionException;
        return wrapped && cause != null ? innermost(cause) : failure;
    }

    private static <T> CompletableFuture<T> settled(CompletionStage<T> stage, TestChannelContext world) {
        CompletableFuture<T> future = stage.toCompletableFuture();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!future.isDone() && System.nanoTime() < end) {
            world.scheduler().runDue();
            waitALittle(future);
        }
        if (!future.isDone()) {
            throw new AssertionError("the stage did not complete within " + PATIENCE);
        }
        return future;
    }

    private static void waitALittle(CompletableFuture<?> future) {
        try {
            future.get(2, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException | java.util.concurrent.CancellationException later) {
            return;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }
}
