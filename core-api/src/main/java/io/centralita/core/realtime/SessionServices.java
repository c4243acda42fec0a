package io.centralita.core.realtime;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ThreadLocalRandom;

/** What sessions share. */
@ApplicationScoped
class SessionServices {

    private static final long MOST_JITTER_MILLIS = 2_000;

    private final RealtimeConfig config;
    private final Tails tails;
    private final CatchUp catchUp;
    private final Identification identification;
    private final Rechecks rechecks;
    private final Signals signals;
    private final RealtimeMetrics metrics;

    SessionServices(
            RealtimeConfig config,
            Tails tails,
            CatchUp catchUp,
            Identification identification,
            Rechecks rechecks,
            Signals signals,
            RealtimeMetrics metrics) {
        this.config = config;
        this.tails = tails;
        this.catchUp = catchUp;
        this.identification = identification;
        this.rechecks = rechecks;
        this.signals = signals;
        this.metrics = metrics;
    }

    RealtimeConfig config() {
        return config;
    }

    Tails tails() {
        return tails;
    }

    CatchUp catchUp() {
        return catchUp;
    }

    Identification identification() {
        return identification;
    }

    Rechecks rechecks() {
        return rechecks;
    }

    Signals signals() {
        return signals;
    }

    RealtimeMetrics metrics() {
        return metrics;
    }

    /** Spreads the clients of a draining node over two seconds. */
    long jitterMillis() {
        return ThreadLocalRandom.current().nextLong(MOST_JITTER_MILLIS);
    }
}
