package io.centralita.core.identity.access;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;

/** Waits for what another request may be loading, and goes on where it waited. Who gives up waiting stops nobody else. */
final class Waiting {

    private Waiting() {}

    static <T> Uni<T> onThisContext(CompletableFuture<T> future) {
        var context = Vertx.currentContext();
        var result = Uni.createFrom().completionStage(future.copy());
        return context == null ? result : result.emitOn(work -> context.runOnContext(ignored -> work.run()));
    }
}
