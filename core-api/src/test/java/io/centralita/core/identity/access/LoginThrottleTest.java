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

    /** Whoever has one address of IPv6 has 2^64. */
    @Test
    void shouldCountTheAddressesOfOneNetworkAsOne() {
        for (var attempt = 0; attempt < 50; attempt++) {
            throttle.begin("", attempt + "@example.test", "2001:db8:1:2::" + Integer.toHexString(attempt));
        }
        assertThat(refusal("ana@example.test", "2001:DB8:1:2:ffff::1")).isPositive();

        assertThatCode(() -> throttle.begin("", "ana@example.test", "2001:db8:1:3::1"))
                .doesNotThrowAnyException();
    }

    @Test
    void shouldCountAnAddressAsOneHoweverItIsWritten() {
        for (var attempt = 0; attempt < 50; attempt++) {
            throttle.begin("", attempt + "@example.test", attempt % 2 == 0 ? "203.0.113.1" : "::ffff:203.0.113.1");
        }
        assertThat(refusal("ana@example.test", "::ffff:cb00:7101")).isPositive();

        assertThatCode(() -> throttle.begin("", "ana@example.test", "::ffff:203.0.113.2"))
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
    void shouldLetTheOwnerInWhereItWasBeforeWhileTwoAddressesGuess() {
        throttle.begin("", "ana@example.test", "198.51.100.1").succeeded();

        guess(40, "203.0.113.1", "203.0.113.2");

        assertThatCode(() -> throttle.begin("", "ana@example.test", "198.51.100.1"))
                .doesNotThrowAnyException();
    }

    /** Guessers take a place as soon as they may; between two of them there is one for who did not guess. */
    @Test
    void shouldLetTheOwnerInSomewhereNewWhileTwoAddressesGuess() {
        guess(40, "203.0.113.1", "203.0.113.2");

        var waited = Duration.ZERO;
        while (!isLetThrough("198.51.100.7")) {
            clock.pass(Duration.ofSeconds(1));
            waited = waited.plusSeconds(1);
            guessOnce("203.0.113.1", "203.0.113.2");
            assertThat(waited).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void shouldSlowAKnownAddressThatGuessesLikeAnyOther() {
        throttle.begin("", "ana@example.test", "203.0.113.1").succeeded();

        for (var attempt = 0; attempt < 5; attempt++) {
            throttle.begin("", "ana@example.test", "203.0.113.1");
        }

        assertThat(refusal("ana@example.test", "203.0.113.1")).isPositive();
    }

    @Test
    void shouldForgetAttemptsLittleByLittle() {
        guess(40, "203.0.113.1", "203.0.113.2", "203.0.113.3");
        for (var minute = 0; minute < 14; minute++) {
            clock.pass(Duration.ofMinutes(1));
            if (minute % 5 == 0) {
                throttle.begin("", "ana@example.test", "203.0.113.4");
            }
        }

        for (var at = 0; at < 5; at++) {
            throttle.begin("", "ana@example.test", "198.51.100." + at);
        }
    }

    /** So many attempts that were let through; each is made as soon as it may be. */
    private void guess(int attempts, String... addresses) {
        var made = 0;
        while (made < attempts) {
            made += guessOnce(addresses);
            clock.pass(Duration.ofSeconds(1));
        }
    }

    private int guessOnce(String... addresses) {
        var made = 0;
        for (var address : addresses) {
            made += isLetThrough(address) ? 1 : 0;
        }
        return made;
    }

    private boolean isLetThrough(String address) {
        try {
            throttle.begin("", "ana@example.test", address);
            return true;
        } catch (ProblemException refused) {
            return false;
        }
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
