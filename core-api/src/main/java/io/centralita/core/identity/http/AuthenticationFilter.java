package io.centralita.core.identity.http;

import io.centralita.core.identity.Authenticator;
import io.centralita.core.identity.CurrentCaller;
import io.centralita.core.identity.PublicRoute;
import io.centralita.core.kernel.net.ClientAddress;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Asks every request under {@code /v1} for a bearer token, before it is matched to a resource; a {@link PublicRoute}
 * excepts, to the letter. {@code /v1} anywhere in the path counts, so that no spelling of a path slips by.
 */
class AuthenticationFilter {

    private static final String CLOSED = "/v1";

    private final Authenticator authenticator;
    private final CurrentCaller current;
    private final ClientAddress addresses;
    private final List<PublicRoute> openings;

    AuthenticationFilter(
            Authenticator authenticator,
            CurrentCaller current,
            ClientAddress addresses,
            @Any Instance<PublicRoute> openings) {
        this.authenticator = authenticator;
        this.current = current;
        this.addresses = addresses;
        this.openings = openings.stream().toList();
    }

    @ServerRequestFilter(preMatching = true)
    Uni<Void> authenticate(ContainerRequestContext context, HttpServerRequest request) {
        if (!isClosed(context)) {
            return Uni.createFrom().nullItem();
        }
        return authenticator
                .authenticate(context.getHeaderString(HttpHeaders.AUTHORIZATION), addresses.of(request))
                .invoke(current::set)
                .replaceWithVoid();
    }

    private boolean isClosed(ContainerRequestContext context) {
        var path = context.getUriInfo().getPath();
        var absolute = path.startsWith("/") ? path : "/" + path;
        return absolute.contains(CLOSED)
                && openings.stream().noneMatch(opening -> opening.opens(context.getMethod(), absolute));
    }
}
