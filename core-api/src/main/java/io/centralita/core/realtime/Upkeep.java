package io.centralita.core.realtime;

import io.centralita.core.kernel.ids.StreamId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Says every hour which streams are in use, and forgets those that nobody took up again while their facts were kept. */
@ApplicationScoped
class Upkeep {

    private static final Duration EVERY = Duration.ofHours(1);

    private final Tails tails;
    private final StreamStore streams;
    private final Vertx vertx;

    Upkeep(Tails tails, StreamStore streams, Vertx vertx) {
        this.tails = tails;
        this.streams = streams;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(EVERY.toMillis(), timer -> tails.all().forEach(this::keep));
    }

    private void keep(LogTail tail) {
        Queue<StreamId> inUse = new ConcurrentLinkedQueue<>();
        var asked = tail.desks().stream()
                .map(desk -> CompletableFuture.runAsync(
                        () -> desk.each(session -> session.stream().ifPresent(inUse::add)), desk.loop()))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(asked).whenComplete((done, failure) -> keep(tail.workspace(), inUse));
    }

    private void keep(WorkspaceId workspace, Queue<StreamId> inUse) {
        streams.keep(workspace, inUse).subscribe().with(kept -> {}, failure -> {});
    }
}
