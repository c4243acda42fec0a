package io.centralita.core.identity.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.centralita.core.kernel.net.AddressBlock;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Slows down who guesses: by account and address, by account, by address, by workspace. Beyond some free attempts each
 * further one has to wait twice as long, up to a minute; attempts are forgotten little by little, and a success clears the
 * account. Strangers' guesses lock nobody out: where an account has come in before, only the address's own attempts count,
 * and somewhere new it waits half as long for the account as those who have failed there. Each node counts for itself. An address
 * stands for its {@link AddressBlock}.
 */
@ApplicationScoped
public class LoginThrottle {

    private static final Duration FORGOTTEN = Duration.ofMinutes(15);
    private static final Duration KNOWN = Duration.ofDays(30);
    private static final int MOST = 100_000;
    private static final int MOST_BEYOND_FREE = 6;

    /** A subject of counting: how many attempts are free within {@link #FORGOTTEN}, how long the wait grows. */
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

        private Duration waitAfter(double attempts) {
            if (Math.ceil(attempts) < free) {
                return Duration.ZERO;
            }
            var doubled = 1L << ((int) Math.ceil(attempts) - free + 1);
            return Duration.ofSeconds(Math.min(doubled, longestSeconds));
        }

        private double left(double attempts, Duration since) {
            return Math.max(0, attempts - (double) free * since.toMillis() / FORGOTTEN.toMillis());
        }

        private double oneMore(double attempts) {
            return Math.min(attempts + 1, free + MOST_BEYOND_FREE);
        }
    }

    private record Subject(Kind kind, String name) {}

    /** @param attempts as they were at the last one */
    private record Count(double attempts, Instant last) {}

    /** An attempt that is counted as failed until it is said to have succeeded. */
    public final class Attempt {
        private final Subject here;
        private final Subject account;
        private final List<Subject> shared;

        private Attempt(Subject here, Subject account, List<Subject> shared) {
            this.here = here;
            this.account = account;
            this.shared = shared;
        }

        /** The account starts anew, and is known here; address and workspace get this one attempt back. */
        public void succeeded() {
            synchronized (counts) {
                counts.invalidateAll(List.of(here, account));
                shared.forEach(LoginThrottle.this::giveBack);
                known.put(here, true);
            }
        }
    }

    private final Clock clock;
    private final Cache<Subject, Count> counts =
            Caffeine.newBuilder().expireAfterWrite(FORGOTTEN).maximumSize(MOST).build();
    private final Cache<Subject, Boolean> known =
            Caffeine.newBuilder().expireAfterAccess(KNOWN).maximumSize(MOST).build();

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
        var name = workspace + "\n" + email;
        var block = AddressBlock.of(address);
        var account = new Subject(Kind.ACCOUNT, name);
        var here = new Subject(Kind.ACCOUNT_AT_ADDRESS, name + "\n" + block);
        var all = new Subject(Kind.ADDRESS, block);
        var shared = workspace.isEmpty() ? List.of(all) : List.of(all, new Subject(Kind.WORKSPACE, workspace));
        var now = clock.instant();
        synchronized (counts) {
            check(here, 1, now);
            check(all, 1, now);
            if (known.getIfPresent(here) == null) {
                check(account, counts.getIfPresent(here) == null ? 2 : 1, now);
                shared.forEach(subject -> check(subject, 1, now));
            }
            count(here, now);
            count(account, now);
            shared.forEach(subject -> count(subject, now));
        }
        return new Attempt(here, account, shared);
    }

    /** @param shortened by how much the wait is divided */
    private void check(Subject subject, int shortened, Instant now) {
        var count = counts.getIfPresent(subject);
        if (count == null) {
            return;
        }
        var wait = subject.kind().waitAfter(count.attempts()).dividedBy(shortened);
        var freeFrom = count.last().plus(wait);
        if (now.isBefore(freeFrom)) {
            throw ProblemException.later(
                    ProblemCode.RATE_LIMITED,
                    "Too many failed logins. Try again later.",
                    Duration.between(now, freeFrom).plusMillis(999));
        }
    }

    private void count(Subject subject, Instant now) {
        var before = counts.getIfPresent(subject);
        var kind = subject.kind();
        var left = before == null ? 0 : kind.left(before.attempts(), Duration.between(before.last(), now));
        counts.put(subject, new Count(kind.oneMore(left), now));
    }

    private void giveBack(Subject subject) {
        var count = counts.getIfPresent(subject);
        if (count != null) {
            counts.put(subject, new Count(Math.max(0, count.attempts() - 1), count.last()));
        }
    }
}
