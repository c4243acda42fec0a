package io.centralita.core.realtime.http;

import io.centralita.core.identity.PublicRoute;
import jakarta.enterprise.context.ApplicationScoped;

/** The socket's handshake authenticates by itself, since a browser comes with a ticket. */
@ApplicationScoped
class RealtimeRoute implements PublicRoute {

    @Override
    public boolean opens(String method, String path) {
        return method.equals("GET") && path.equals("/v1/realtime");
    }
}
