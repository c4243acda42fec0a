package io.centralita.core.realtime;

import io.centralita.core.identity.Caller;
import io.centralita.core.kernel.ids.UserId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.routing.PresenceLapse;
import io.centralita.core.routing.Presences;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Says again and again, for the users with a socket on this node, that they are still here. */
@ApplicationScoped
class PresenceBeat {

    private static final Logger LOG = Logger.getLogger(PresenceBeat.class);

    private final Tails tails;
    private final Presences presences;
    private final PresenceLapse lapse;
    private final Vertx vertx;

    PresenceBeat(Tails tails, Presences presences, PresenceLapse lapse, Vertx vertx) {
        this.tails = tails;
        this.presences = presences;
        this.lapse = lapse;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(lapse.beat().toMillis(), timer -> tails.all().forEach(this::speak));
    }

    private void speak(LogTail tail) {
        Set<UserId> here = ConcurrentHashMap.newKeySet();
        var asked = tail.desks().stream()
                .map(desk -> CompletableFuture.runAsync(
                        () -> desk.each(session -> note(session.caller(), here)), desk.loop()))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(asked).whenComplete((done, failure) -> speak(tail.workspace(), here));
    }

    private static void note(Caller caller, Set<UserId> here) {
        if (caller.kind() == Caller.Kind.USER) {
            here.add(new UserId(caller.principal()));
        }
    }

    private void speak(WorkspaceId workspace, Set<UserId> here) {
        if (!here.isEmpty()) {
            presences
                    .connected(workspace, here, lapse.grace())
                    .subscribe()
                    .with(done -> {}, failure -> LOG.debugf("presence not noted: %s", failure.getMessage()));
        }
    }
}
