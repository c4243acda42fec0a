package io.centralita.channel.wppconnect.send;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long a call may take. */
final class Deadline {
    private static final Duration LONGEST_CALL = Duration.ofMinutes(5);

    private Deadline() {}

    /** Empty when there is no time left. */
    static Optional<Duration> left(Clock clock, Instant deadline) {
        Duration left = Duration.between(clock.instant(), deadline);
        if (left.isZero() || left.isNegative()) {
            return Optional.empty();
        }
        return Optional.of(left.compareTo(LONGEST_CALL) > 0 ? LONGEST_CALL : left);
    }
}
