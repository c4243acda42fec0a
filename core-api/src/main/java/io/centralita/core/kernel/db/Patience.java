package io.centralita.core.kernel.db;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.NoStackTraceThrowable;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * How long one transaction may take, from asking for a connection to the commit. A server that hangs, or a network that
 * swallows, gives no error: without a limit whoever waits would wait for ever. Past it the caller gets a
 * {@link TimeoutException}; the transaction may still commit later, so the failure means "unknown", as a lost connection
 * does.
 */
final class Patience {

    static final Duration LIMIT = Duration.ofSeconds(8);

    private final long end = System.nanoTime() + LIMIT.toNanos();

    /** Whether the caller has been answered already, so that nothing needs to begin any more. */
    boolean over() {
        return System.nanoTime() - end > 0;
    }

    <T> Future<T> failure() {
        return Future.failedFuture(new NoStackTraceThrowable("Timeout: the caller has given up"));
    }

    static <T> Future<T> limit(Future<T> work) {
        return work.timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The same for a Uni. Giving up on the result does not cancel the work, and the failure comes on the caller's context. */
    static <T> Uni<T> limit(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            var limited = limit(UniHelper.toFuture(work.get()));
            var context = Vertx.currentContext();
            return UniHelper.toUni(context == null ? limited : failingOn(context, limited));
        });
    }

    private static <T> Future<T> failingOn(Context context, Future<T> limited) {
        var promise = Promise.<T>promise();
        limited.onComplete(outcome -> {
            if (outcome.succeeded()) {
                promise.complete(outcome.result());
            } else if (outcome.cause() instanceof TimeoutException) {
                context.runOnContext(ignored -> promise.fail(outcome.cause()));
            } else {
                promise.fail(outcome.cause());
            }
        });
        return promise.future();
    }
}
