package io.centralita.emulator.control;

import io.vertx.core.Handler;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/**
 * Keeps web pages of other sites away from the control API: a caller that comes over loopback must name a loopback
 * host, so a foreign name made to point at 127.0.0.1 is refused, and a foreign Origin is refused always.
 */
final class LocalCallers implements Handler<RoutingContext> {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]", "0:0:0:0:0:0:0:1");

    @Override
    public void handle(RoutingContext ctx) {
        HostAndPort authority = ctx.request().authority();
        SocketAddress remote = ctx.request().remoteAddress();
        boolean loopback = remote == null || LOOPBACK.contains(remote.hostAddress());
        boolean named = authority != null && (!loopback || LOOPBACK.contains(authority.host()));
        String origin = ctx.request().getHeader("Origin");
        if (named && (origin == null || origin.equals("http://" + ctx.request().getHeader("Host")))) {
            ctx.next();
        } else {
            ctx.response().setStatusCode(403).end();
        }
    }
}
