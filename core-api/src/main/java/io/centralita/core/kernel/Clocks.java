package io.centralita.core.kernel;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** The clock of this node, in UTC. Leases and order go by the database's clock, never by this one. */
final class Clocks {

    /** What PostgreSQL keeps: so that a time reads the same before and after it was stored. */
    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    private Clocks() {}

    @Produces
    @Singleton
    @DefaultBean
    static Clock utc() {
        return Clock.tick(Clock.systemUTC(), MICROSECOND);
    }
}
