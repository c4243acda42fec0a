package io.centralita.core.kernel.http;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Lets the requests at hand end before the server closes. Connections are told to close as their answers go out, so no client
 * sends another request into a closing door. Quarkus's own wait ({@code quarkus.shutdown.timeout}) cannot be used: it takes an
 * open WebSocket for a request that never ends; and a {@code ShutdownEvent} comes after the server has closed.
 */
@ApplicationScoped
class InFlight {

    private static final Logger LOG = Logger.getLogger(InFlight.class);
    private static final int BEFORE_ALL = 2000;
    private static final String UPGRADE = "Upgrade";
    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(10).toNanos();

    private final AtomicInteger requests = new AtomicInteger();
    private final Duration patience;
    private volatile boolean closing;

    InFlight(@ConfigProperty(name = "centralita.http.drain", defaultValue = "15s") Duration patience) {
        this.patience = patience;
    }

    void count(@Observes Filters filters) {
        filters.register(this::pass, BEFORE_ALL);
    }

    /** After the sockets have been sent away, before anything the requests need is closed. */
    void drain(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) ShutdownDelayInitiatedEvent stopping) {
        closing = true;
        var deadline = System.nanoTime() + patience.toNanos();
        while (requests.get() > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        if (requests.get() > 0) {
            LOG.warnf("%d requests did not end in %s", requests.get(), patience);
        }
    }

    private void pass(RoutingContext context) {
        if (context.request().headers().contains(UPGRADE)) {
            context.next();
            return;
        }
        requests.incrementAndGet();
        context.addEndHandler(ended -> requests.decrementAndGet());
        if (closing) {
            context.response().putHeader("Connection", "close");
        }
        context.next();
    }
}
