package io.centralita.emulator;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Waits of callers that are not on an event loop. */
final class Waits {

    private Waits() {}

    static <T> T get(CompletionStage<T> stage, String what) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw new IllegalStateException(what + ": " + e.getCause(), e.getCause());
        }
    }
}
