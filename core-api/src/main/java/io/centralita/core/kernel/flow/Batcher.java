package io.centralita.core.kernel.flow;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Lets items that arrive while a flush is under way share the next one, so that many small writes become few commits and a
 * lone one waits for nobody. Any thread; items are flushed in order of arrival.
 *
 * @param <I> item
 * @param <O> what each item gets
 */
public final class Batcher<I, O> {

    private final int largest;
    private final int concurrent;
    private final Function<List<I>, Future<List<O>>> flush;
    private final Object lock = new Object();
    private List<Waiting<I, O>> waiting = new ArrayList<>();
    private int running;

    /**
     * @param largest items in one flush at most
     * @param concurrent flushes at the same time at most
     * @param flush writes the items and gives one answer for each, in order; its failure is everybody's
     */
    public Batcher(int largest, int concurrent, Function<List<I>, Future<List<O>>> flush) {
        this.largest = largest;
        this.concurrent = concurrent;
        this.flush = flush;
    }

    public Future<O> add(I item) {
        var promise = Promise.<O>promise();
        synchronized (lock) {
            waiting.add(new Waiting<>(item, promise));
        }
        next();
        return promise.future();
    }

    /** How many wait for a flush to begin. */
    public int backlog() {
        synchronized (lock) {
            return waiting.size();
        }
    }

    private void next() {
        var batch = take();
        if (!batch.isEmpty()) {
            run(batch);
        }
    }

    private List<Waiting<I, O>> take() {
        synchronized (lock) {
            if (running >= concurrent || waiting.isEmpty()) {
                return List.of();
            }
            running++;
            if (waiting.size() <= largest) {
                var all = waiting;
                waiting = new ArrayList<>();
                return all;
            }
            var some = List.copyOf(waiting.subList(0, largest));
            waiting = new ArrayList<>(waiting.subList(largest, waiting.size()));
            return some;
        }
    }

    private void run(List<Waiting<I, O>> batch) {
        attempt(batch.stream().map(Waiting::item).toList()).onComplete(answers -> {
            synchronized (lock) {
                running--;
            }
            next();
            for (var at = 0; at < batch.size(); at++) {
                var promise = batch.get(at).promise();
                if (answers.succeeded()) {
                    promise.complete(answers.result().get(at));
                } else {
                    promise.fail(answers.cause());
                }
            }
        });
    }

    private Future<List<O>> attempt(List<I> items) {
        try {
            return flush.apply(items);
        } catch (RuntimeException failure) {
            return Future.failedFuture(failure);
        }
    }

    private record Waiting<I, O>(I item, Promise<O> promise) {}
}
