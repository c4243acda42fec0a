package io.centralita.channel.spi;

import java.time.Duration;

/**
 * A pace the provider allows.
 *
 * @param permits how many
 * @param period in how long
 * @param burst how many may go at once when there was silence before; at least {@code permits}
 */
public record RateLimit(int permits, Duration period, int burst) {

    public RateLimit {
        if (permits < 1 || burst < permits || period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException("a rate needs permits >= 1, burst >= permits and a positive period");
        }
    }

    public static RateLimit perSecond(int permits) {
        return new RateLimit(permits, Duration.ofSeconds(1), permits);
    }
}
