package io.centralita.core.kernel;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The clock of this node, in UTC. Leases and order go by the database's clock, never by this one. */
final class Clocks {

    private Clocks() {}

    @Produces
    @Singleton
    @DefaultBean
    static Clock utc() {
        return new MicrosecondClock(Clock.systemUTC());
    }
}
