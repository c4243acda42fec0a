package io.centralita.core.realtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** {@code centralita_realtime_sockets}: open now; {@code centralita_realtime_closes_total}: closed by the server, by code. */
@ApplicationScoped
class RealtimeMetrics {

    private final MeterRegistry registry;
    private final Rechecks rechecks;

    RealtimeMetrics(MeterRegistry registry, Rechecks rechecks) {
        this.registry = registry;
        this.rechecks = rechecks;
    }

    void start(@Observes StartupEvent started) {
        registry.gauge("centralita.realtime.sockets", rechecks.sockets());
    }

    void closed(Closing why) {
        registry.counter("centralita.realtime.closes", "code", String.valueOf(why.code()))
                .increment();
    }
}
