package io.centralita.core.channels.traffic;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The operator's word on gates. */
@ApplicationScoped
class GateSettings {

    private final boolean pacing;
    private final int underWay;
    private final int failures;
    private final Duration pause;

    GateSettings(
            @ConfigProperty(name = "centralita.delivery.pacing", defaultValue = "true") boolean pacing,
            @ConfigProperty(name = "centralita.delivery.under-way", defaultValue = "64") int underWay,
            @ConfigProperty(name = "centralita.delivery.breaker-failures", defaultValue = "5") int failures,
            @ConfigProperty(name = "centralita.delivery.breaker-pause", defaultValue = "5S") Duration pause) {
        this.pacing = pacing;
        this.underWay = underWay;
        this.failures = failures;
        this.pause = pause;
    }

    /** Whether the paces that plug-ins declare are kept; without, only the provider's own pauses are. */
    boolean pacing() {
        return pacing;
    }

    /** Messages of a number that may be under way at the same time, at least. */
    int underWay() {
        return underWay;
    }

    Breaker breaker() {
        return new Breaker(failures, pause);
    }
}
