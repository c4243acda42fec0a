package io.centralita.emulator.webhooks;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Webhooks that wait until a later one of their number was posted, or half a second went by. Belongs to one thread. */
final class HeldBack {

    private static final long LONGEST_MILLIS = 500;

    private final Vertx vertx;
    private final Map<String, List<Runnable>> waiting = new HashMap<>();

    HeldBack(Vertx vertx) {
        this.vertx = vertx;
    }

    void hold(String number, Runnable post) {
        waiting.computeIfAbsent(number, ignored -> new ArrayList<>()).add(post);
        vertx.setTimer(LONGEST_MILLIS, id -> {
            List<Runnable> held = waiting.get(number);
            if (held != null && held.remove(post)) {
                post.run();
            }
        });
    }

    void release(String number) {
        List<Runnable> held = waiting.remove(number);
        if (held != null) {
            held.forEach(Runnable::run);
        }
    }
}
