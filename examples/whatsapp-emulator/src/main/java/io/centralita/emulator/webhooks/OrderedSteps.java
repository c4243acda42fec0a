package io.centralita.emulator.webhooks;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Runs steps of the same key one after another; steps of different keys run side by side. Belongs to one thread. */
public final class OrderedSteps {

    private final Map<String, Future<Void>> tails = new HashMap<>();

    /** Runs the step when the earlier steps of the key have ended, well or badly. */
    public Future<Void> run(String key, Supplier<Future<Void>> step) {
        Promise<Void> end = Promise.promise();
        Future<Void> tail = end.future();
        Future<Void> before = tails.put(key, tail);
        if (before == null) {
            start(key, tail, end, step);
        } else {
            before.onComplete(ignored -> start(key, tail, end, step));
        }
        return tail;
    }

    private void start(String key, Future<Void> tail, Promise<Void> end, Supplier<Future<Void>> step) {
        step.get().onComplete(ignored -> {
            tails.remove(key, tail);
            end.complete();
        });
    }
}
