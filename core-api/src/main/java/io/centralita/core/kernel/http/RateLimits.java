package io.centralita.core.kernel.http;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How much a principal (a user or an API key) and a workspace may ask in a minute, each on this node. A full minute's share
 * may come at once; after that it refills evenly. Nothing here goes by addresses.
 */
@ApplicationScoped
public class RateLimits {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 100_000;

    private final String policy;
    private final LoadingCache<UUID, Allowance> principals;
    private final LoadingCache<UUID, Allowance> workspaces;

    RateLimits(
            @ConfigProperty(name = "centralita.limits.principal-per-minute", defaultValue = "1200000")
                    long perPrincipal,
            @ConfigProperty(name = "centralita.limits.workspace-per-minute", defaultValue = "3000000")
                    long perWorkspace) {
        this.policy = "\"principal\";q=" + perPrincipal + ";w=60, \"workspace\";q=" + perWorkspace + ";w=60";
        this.principals = allowances(perPrincipal);
        this.workspaces = allowances(perWorkspace);
    }

    /**
     * Takes one request off both and says so in its answer.
     *
     * @throws ProblemException {@code rate_limited} with the time to wait, when either is used up
     */
    public void take(UUID workspace, UUID principal, HttpServerResponse answer) {
        answer.putHeader("RateLimit-Policy", policy);
        answer.putHeader("RateLimit", take(workspace, principal));
    }

    private String take(UUID workspace, UUID principal) {
        var now = System.nanoTime();
        var wait = workspaces.get(workspace).take(now);
        if (wait == 0) {
            wait = principals.get(principal).take(now);
        }
        if (wait > 0) {
            throw ProblemException.later(
                    ProblemCode.RATE_LIMITED,
                    "Too many requests. Wait as long as Retry-After says.",
                    Duration.ofNanos(wait));
        }
        return "\"principal\";r=" + principals.get(principal).remaining(now) + ";t=60";
    }

    /** Leaves the principal nothing for a while: the door by which an abuser is slowed, and tests try the limit. */
    public void exhaust(UUID principal, Duration pause) {
        principals.get(principal).exhaust(System.nanoTime(), pause.toNanos());
    }

    private static LoadingCache<UUID, Allowance> allowances(long perMinute) {
        return Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterAccess(WINDOW.multipliedBy(2))
                .build(subject -> new Allowance(perMinute, WINDOW));
    }
}
