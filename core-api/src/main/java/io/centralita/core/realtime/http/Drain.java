package io.centralita.core.realtime.http;

import io.centralita.core.realtime.Sessions;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

/** On the way down: no new sockets, and those that are open are sent elsewhere before the server closes. */
@ApplicationScoped
class Drain {

    private final Draining draining;
    private final Sessions sessions;

    Drain(Draining draining, Sessions sessions) {
        this.draining = draining;
        this.sessions = sessions;
    }

    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownDelayInitiatedEvent stopping) {
        draining.begin();
        sessions.drain();
    }
}
