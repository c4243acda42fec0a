package io.centralita.core.kernel;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Moments as the database keeps them: microseconds, so that an answer shows the same time at once and later. */
public final class Moments {

    private Moments() {}

    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
