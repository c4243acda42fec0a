package io.centralita.core.identity.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.centralita.core.testing.HandClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private final HandClock clock = new HandClock();
    private final LoginThrottle throttle = new LoginThrottle(clock);

    @Test
    void shouldLetAWaitGrowWithEachFailure() {
        for (var attempt = 0; attempt < 5; attempt++) {
            throttle.begin("", "ana@example.test", "203.0.113.1");
        }
        var first = refusal("ana@example.test", "203.0.113.1");
        clock.pass(first);
        throttle.begin("", "ana@example.test", "203.0.113.1");

        assertThat(refusal("ana@example.test", "203.0.113.1")).isGreaterThan(first);
    }

    @Test
    void shouldNotCountWhatItRefused() {
        for (var attempt = 0; attempt < 5; attempt++) {
            throttle.begin("", "ana@example.test", "203.0.113.1");
        }
        var wait = refusal("ana@example.test", "203.0.113.1");
        for (var attempt = 0; attempt < 100; attempt++) {
            refusal("ana@example.test", "203.0.113.1");
        }
        clock.pass(wait);

        assertThatCode(() -> throttle.begin("", "ana@example.test", "203.0.113.1"))
                .doesNotThrowAnyException();
    }

    @Test
    void shouldLeaveTheOwnerItsOwnAddress() {
        for (var attempt = 0; attempt < 15; attempt++) {
            clock.pass(Duration.ofMinutes(1));
            throttle.begin("", "ana@example.test", "203.0.113.1");
        }
        assertThat(refusal("ana@example.test", "203.0.113.1")).isPositive();

        assertThatCode(() -> throttle.begin("", "ana@example.test", "198.51.100.1"))
                .doesNotThrowAnyException();
    }

    @Test
    void shouldSlowAnAccountTriedFromEverywhere() {
        for (var attempt = 0; attempt < 20; attempt++) {
            throttle.begin("", "ana@example.test", "203.0.113." + attempt);
        }

        assertThat(refusal("ana@example.test", "203.0.113.99")).isPositive();
    }

    @Test
    void shouldSlowAnAddressThatTriesManyAccounts() {
        for (var attempt = 0; attempt < 50; attempt++) {
            throttle.begin("", "user" + attempt + "@example.test", "203.0.113.1");
        }

        assertThat(refusal("another@example.test", "203.0.113.1")).isPositive();
    }

    @Test
    void shouldNotCountThoseWhoComeIn() {
        for (var attempt = 0; attempt < 500; attempt++) {
            throttle.begin("main", "user" + attempt + "@example.test", "203.0.113.1")
                    .succeeded();
        }

        assertThatCode(() -> throttle.begin("main", "another@example.test", "203.0.113.1"))
                .doesNotThrowAnyException();
    }

    private Duration refusal(String email, String address) {
        var refusal = catchThrowableOfType(ProblemException.class, () -> throttle.begin("", email, address));
        assertThat(refusal.code()).isEqualTo(ProblemCode.RATE_LIMITED);
        return refusal.retryAfter().orElseThrow();
    }
}
