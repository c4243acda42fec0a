package io.centralita.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class MicrosecondClockTest {

    private final Clock clock =
            new MicrosecondClock(Clock.fixed(Instant.ofEpochSecond(7, 123_456_789), ZoneOffset.UTC));

    @Test
    void shouldCutToMicroseconds() {
        assertThat(clock.instant()).isEqualTo(Instant.ofEpochSecond(7, 123_456_000));
    }

    @Test
    void shouldTellMilliseconds() {
        assertThat(clock.millis()).isEqualTo(7_123);
        assertThat(Clocks.utc().millis()).isPositive();
    }

    @Test
    void shouldKeepItsWayInAnotherZone() {
        assertThat(clock.withZone(ZoneOffset.ofHours(3)).instant()).isEqualTo(clock.instant());
    }
}
