package io.centralita.core.identity.http;

import io.centralita.core.identity.CurrentCaller;
import io.centralita.core.kernel.http.RateLimits;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Counts each request of a known caller, right after it is known. */
class RateLimitFilter {

    private final RateLimits limits;
    private final CurrentCaller current;

    RateLimitFilter(RateLimits limits, CurrentCaller current) {
        this.limits = limits;
        this.current = current;
    }

    @ServerRequestFilter(preMatching = true, priority = Priorities.USER + 1)
    void count(RoutingContext context) {
        if (current.isKnown()) {
            var caller = current.get();
            limits.take(caller.workspace().value(), caller.principal(), context.response());
        }
    }
}
