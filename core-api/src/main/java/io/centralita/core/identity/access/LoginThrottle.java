package io.centralita.core.identity.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Slows down who guesses: by account and address, by account, by address, by workspace. Beyond some free attempts each
 * further one has to wait twice as long, up to a minute; nobody is locked out for good, and a success clears the
 * account. Each node counts for itself.
 */
@ApplicationScoped
public class LoginThrottle {

    private static final Duration FORGOTTEN = Duration.ofMinutes(15);
    private static final int MOST = 100_000;

    /** A subject of counting: how many attempts are free, how long the wait grows. */
    private enum Kind {
        ACCOUNT_AT_ADDRESS(5, 60),
        ACCOUNT(20, 30),
        ADDRESS(50, 60),
        WORKSPACE(500, 5);

        private final int free;
        private final int longestSeconds;

        Kind(int free, int longestSeconds) {
            this.free = free;
            this.longestSeconds = longestSeconds;
        }

        private Duration waitAfter(int attempts) {
            if (attempts < free) {
                return Duration.ZERO;
            }
            var doubled = 1L << Math.min(attempts - free + 1, 10);
            return Duration.ofSeconds(Math.min(doubled, longestSeconds));
        }
    }

    private record Subject(Kind kind, String name) {}

    private record Count(int attempts, Instant freeFrom) {}

    /** An attempt that is counted as failed until it is said to have succeeded. */
    public final class Attempt {
        private final List<Subject> account;
        private final List<Subject> shared;

        private Attempt(List<Subject> account, List<Subject> shared) {
            this.account = account;
            this.shared = shared;
        }

        /** The account starts anew; address and workspace get this one attempt back. */
        public void succeeded() {
            synchronized (counts) {
                counts.invalidateAll(account);
                shared.forEach(LoginThrottle.this::giveBack);
            }
        }
    }

    private final Clock clock;
    private final Cache<Subject, Count> counts =
            Caffeine.newBuilder().expireAfterWrite(FORGOTTEN).maximumSize(MOST).build();

    LoginThrottle() {
        this(Clock.systemUTC());
    }

    LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    /**
     * To be called before a password is looked at.
     *
     * @param workspace as the caller names it, or empty
     * @throws ProblemException RATE_LIMITED (429) with the time to wait; such an attempt does not count
     */
    public Attempt begin(String workspace, String email, String address) {
        var account = workspace + "\n" + email;
        var ofAccount = List.of(
                new Subject(Kind.ACCOUNT_AT_ADDRESS, account + "\n" + address), new Subject(Kind.ACCOUNT, account));
        var shared = workspace.isEmpty()
                ? List.of(new Subject(Kind.ADDRESS, address))
                : List.of(new Subject(Kind.ADDRESS, address), new Subject(Kind.WORKSPACE, workspace));
        var now = clock.instant();
        synchronized (counts) {
            ofAccount.forEach(subject -> check(subject, now));
            shared.forEach(subject -> check(subject, now));
            ofAccount.forEach(subject -> count(subject, now));
            shared.forEach(subject -> count(subject, now));
        }
        return new Attempt(ofAccount, shared);
    }

    private void check(Subject subject, Instant now) {
        var count = counts.getIfPresent(subject);
        if (count != null && now.isBefore(count.freeFrom())) {
            throw ProblemException.later(
                    ProblemCode.RATE_LIMITED,
                    "Too many failed logins. Try again later.",
                    Duration.between(now, count.freeFrom()).plusMillis(999));
        }
    }

    private void count(Subject subject, Instant now) {
        var before = counts.getIfPresent(subject);
        var attempts = before == null ? 1 : before.attempts() + 1;
        counts.put(subject, new Count(attempts, now.plus(subject.kind().waitAfter(attempts))));
    }

    private void giveBack(Subject subject) {
        var count = counts.getIfPresent(subject);
        if (count != null) {
            counts.put(subject, new Count(Math.max(0, count.attempts() - 1), count.freeFrom()));
        }
    }
}
