package io.centralita.channel.wppconnect.send;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** So many at a time; the others wait in the order they came, blocking no thread. Thread-safe. */
final class Places {
    private final Deque<CompletableFuture<Boolean>> waiting = new ArrayDeque<>();
    private int free;

    Places(int many) {
        this.free = many;
    }

    /** True once there is a place, which is to be given back; false when there was none in time. Never fails. */
    CompletableFuture<Boolean> take(Duration atMost) {
        CompletableFuture<Boolean> turn;
        synchronized (this) {
            if (free > 0) {
                free--;
                return CompletableFuture.completedFuture(true);
            }
            turn = new CompletableFuture<>();
            waiting.add(turn);
        }
        return turn.completeOnTimeout(false, Math.max(0, atMost.toMillis()), TimeUnit.MILLISECONDS);
    }

    void giveBack() {
        for (CompletableFuture<Boolean> next = next(); next != null; next = next()) {
            if (next.complete(true)) {
                return;
            }
        }
    }

    /** Who waits the longest; with nobody there the place is free again. */
    private synchronized @Nullable CompletableFuture<Boolean> next() {
        CompletableFuture<Boolean> next = waiting.poll();
        if (next == null) {
            free++;
        }
        return next;
    }
}
