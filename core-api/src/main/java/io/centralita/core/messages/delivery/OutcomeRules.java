package io.centralita.core.messages.delivery;

import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Retry by taxonomy: what certainly did not go out may be tried again, with growing pauses; what is in doubt never is. */
@ApplicationScoped
class OutcomeRules {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int LONGEST_POWER = 8;
    private static final int LONGEST_PAIR_POWER = 4;

    private final Duration patience;
    private final int mostAttempts;

    OutcomeRules(
            @ConfigProperty(name = "centralita.delivery.unknown-after", defaultValue = "60S") Duration patience,
            @ConfigProperty(name = "centralita.delivery.max-attempts", defaultValue = "8") int mostAttempts) {
        this.patience = patience;
        this.mostAttempts = mostAttempts;
    }

    /** How long a status may take to settle a message in doubt. */
    Duration patience() {
        return patience;
    }

    /** @param attempts including the one that gave the result */
    Verdict verdict(SendResult result, int attempts) {
        if (result instanceof SendResult.Unknown) {
            return new Verdict.Doubt(patience);
        }
        if (result instanceof SendResult.Throttled throttled) {
            return attempts >= mostAttempts * 4
                    ? new Verdict.Done()
                    : new Verdict.Again(throttledFor(throttled, attempts));
        }
        if (result instanceof SendResult.Rejected rejected && rejected.error().retryable() && attempts < mostAttempts) {
            return new Verdict.Again(pause(attempts));
        }
        return new Verdict.Done();
    }

    /** The provider's word; for one recipient the longer of it and 4^n seconds, as Meta asks for. */
    private static Duration throttledFor(SendResult.Throttled throttled, int attempts) {
        var asked = throttled.retryAfter();
        var growing = Duration.ofSeconds(1L << (2 * Math.min(attempts, LONGEST_PAIR_POWER)));
        var pause = throttled.error().kind() == ErrorKind.RATE_PAIR && growing.compareTo(asked) > 0 ? growing : asked;
        return pause.plus(jitter(pause));
    }

    private static Duration pause(int attempts) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, LONGEST_POWER));
        return pause.plus(jitter(pause));
    }

    private static Duration jitter(Duration pause) {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(pause.toMillis() / 4 + 1));
    }
}
