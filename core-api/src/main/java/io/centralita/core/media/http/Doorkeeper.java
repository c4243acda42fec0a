package io.centralita.core.media.http;

import io.centralita.core.identity.Authenticator;
import io.centralita.core.identity.Caller;
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
    private final Vertx vertx;

    Doorkeeper(Authenticator authenticator, ClientAddress addresses, Vertx vertx) {
        this.authenticator = authenticator;
        this.addresses = addresses;
        this.vertx = vertx;
    }

    /** Completes on the request's context; fails with UNAUTHENTICATED. */
    Future<Caller> caller(RoutingContext context) {
        var request = context.request();
        var known = authenticator.authenticate(request.getHeader("Authorization"), addresses.of(request));
        return Future.fromCompletionStage(known.subscribeAsCompletionStage(), vertx.getOrCreateContext());
    }
}
