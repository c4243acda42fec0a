package io.centralita.core.identity.access;

import io.centralita.core.kernel.flow.Home;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;

/** Waits for what another request may be loading, and goes on where it waited. Who gives up waiting stops nobody else. */
final class Waiting {

    private Waiting() {}

    static <T> Uni<T> onThisContext(CompletableFuture<T> future) {
        return Home.of(Uni.createFrom().completionStage(future.copy()));
    }
}
