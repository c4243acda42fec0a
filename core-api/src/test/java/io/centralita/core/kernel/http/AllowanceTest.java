package io.centralita.core.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long START = -5 * SECOND;

    private final Allowance allowance = new Allowance(60, Duration.ofMinutes(1));

    @Test
    void shouldGiveAWholeWindowAtOnceThenOneASecond() {
        for (var taken = 0; taken < 60; taken++) {
            assertThat(allowance.remaining(START)).isEqualTo(60 - taken);
            assertThat(allowance.take(START)).isZero();
        }

        assertThat(allowance.remaining(START)).isZero();
        assertThat(allowance.take(START)).isEqualTo(SECOND);
        assertThat(allowance.take(START + SECOND / 4)).isEqualTo(3 * SECOND / 4);
        assertThat(allowance.take(START + SECOND)).isZero();
        assertThat(allowance.take(START + SECOND)).isEqualTo(SECOND);
    }

    @Test
    void shouldBeFullAgainAfterAWindowOfRest() {
        for (var taken = 0; taken < 60; taken++) {
            allowance.take(START);
        }

        assertThat(allowance.remaining(START + 60 * SECOND)).isEqualTo(60);
        assertThat(allowance.remaining(START + 600 * SECOND)).isEqualTo(60);
    }
}
