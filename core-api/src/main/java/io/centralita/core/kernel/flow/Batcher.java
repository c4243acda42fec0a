package io.centralita.core.kernel.flow;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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
    private final @Nullable Gap gap;
    private final Predicate<I> urgent;
    private final Object lock = new Object();
    private List<Waiting<I, O>> waiting = new ArrayList<>();
    private int running;
    private int crowd;

    /**
     * @param largest items in one flush at most
     * @param concurrent flushes at the same time at most
     * @param flush writes the items and gives one answer for each, in order; its failure is everybody's
     */
    public Batcher(int largest, int concurrent, Function<List<I>, Future<List<O>>> flush) {
        this(largest, concurrent, null, item -> true, flush);
    }

    /**
     * @param gap kept between flushes while they are not full; where somebody waits it ends early when as many are there as
     *     were in the last flush or waiting at its end, since then nobody else is to be expected
     */
    public Batcher(int largest, int concurrent, Gap gap, Function<List<I>, Future<List<O>>> flush) {
        this(largest, concurrent, gap, item -> true, flush);
    }

    /** @param urgent which items somebody waits for; the others rest the longer gap, to its end */
    public Batcher(
            int largest,
            int concurrent,
            @Nullable Gap gap,
            Predicate<I> urgent,
            Function<List<I>, Future<List<O>>> flush) {
        this.largest = largest;
        this.concurrent = concurrent;
        this.gap = gap;
        this.urgent = urgent;
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
            if (gap != null && waiting.size() < largest && rests(gap)) {
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

    private boolean rests(Gap rest) {
        var urgentWaits = hasUrgent();
        return !(urgentWaits && waiting.size() >= crowd) && !rest.over(urgentWaits, this::next);
    }

    private boolean hasUrgent() {
        for (var one : waiting) {
            if (urgent.test(one.item())) {
                return true;
            }
        }
        return false;
    }

    private void run(List<Waiting<I, O>> batch) {
        attempt(batch.stream().map(Waiting::item).toList()).onComplete(answers -> {
            synchronized (lock) {
                running--;
                crowd = batch.size() + waiting.size();
                if (gap != null) {
                    gap.rest();
                }
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
