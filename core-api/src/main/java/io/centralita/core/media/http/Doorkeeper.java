package io.centralita.core.media.http;

import io.centralita.core.identity.Authenticator;
import io.centralita.core.identity.Caller;
import io.centralita.core.kernel.http.RateLimits;
import io.centralita.core.kernel.net.ClientAddress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Who asks on a route that streams, where no resource's filter stands before. */
@ApplicationScoped
class Doorkeeper {

    private final Authenticator authenticator;
    private final ClientAddress addresses;
    private final RateLimits limits;
    private final Vertx vertx;

    Doorkeeper(Authenticator authenticator, ClientAddress addresses, RateLimits limits, Vertx vertx) {
        this.authenticator = authenticator;
        this.addresses = addresses;
        this.limits = limits;
        this.vertx = vertx;
    }

    /** Counts the request, too. Completes on the request's context; fails with UNAUTHENTICATED or RATE_LIMITED. */
    Future<Caller> caller(RoutingContext context) {
        var request = context.request();
        var known = authenticator.authenticate(request.getHeader("Authorization"), addresses.of(request));
        return Future.fromCompletionStage(known.subscribeAsCompletionStage(), vertx.getOrCreateContext())
                .map(caller -> {
                    limits.take(caller.workspace().value(), caller.principal(), context.response());
                    return caller;
                });
    }
}
