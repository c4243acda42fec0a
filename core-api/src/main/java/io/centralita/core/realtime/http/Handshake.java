package io.centralita.core.realtime.http;

import io.centralita.core.identity.Authenticator;
import io.centralita.core.identity.Caller;
import io.centralita.core.identity.Permission;
import io.centralita.core.kernel.net.ClientAddress;
import io.centralita.core.kernel.problem.ProblemException;
import io.netty.channel.Channel;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a socket may open, before it does: 400 without the subprotocol, 403 for a foreign origin or a missing
 * permission, 401 without a credential that holds, 429 above the quota.
 */
@ApplicationScoped
class Handshake implements HttpUpgradeCheck {

    static final String SUBPROTOCOL = "centralita.v1";

    private static final Logger LOG = Logger.getLogger(Handshake.class);
    private static final Map<String, List<String>> CHALLENGE = Map.of("WWW-Authenticate", List.of("Bearer"));
    private static final Map<String, List<String>> LATER = Map.of("Retry-After", List.of("30"));

    private final Authenticator authenticator;
    private final Tickets tickets;
    private final Origins origins;
    private final Quotas quotas;
    private final ClientAddress addresses;
    private final Draining draining;

    Handshake(
            Authenticator authenticator,
            Tickets tickets,
            Origins origins,
            Quotas quotas,
            ClientAddress addresses,
            Draining draining) {
        this.authenticator = authenticator;
        this.tickets = tickets;
        this.origins = origins;
        this.quotas = quotas;
        this.addresses = addresses;
        this.draining = draining;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        var request = context.httpRequest();
        var origin = request.getHeader("Origin");
        if (draining.isUnderWay()) {
            return CheckResult.rejectUpgrade(503, LATER);
        }
        if (!offersSubprotocol(request)) {
            return CheckResult.rejectUpgrade(400);
        }
        if (origin != null && !origins.allows(origin)) {
            return CheckResult.rejectUpgrade(403);
        }
        return caller(request, origin)
                .map(caller -> admit(context, caller))
                .onFailure()
                .recoverWithItem(Handshake::refusal);
    }

    private Uni<Caller> caller(HttpServerRequest request, @Nullable String origin) {
        var address = addresses.of(request);
        var authorization = request.getHeader("Authorization");
        if (authorization != null) {
            return authenticator.authenticate(authorization, address);
        }
        var ticket = request.getParam("ticket");
        return tickets.redeem(ticket == null ? "" : ticket, origin, address);
    }

    private CheckResult admit(HttpUpgradeContext context, Caller caller) {
        caller.require(Permission.EVENTS_READ);
        var channel = channel(context.httpRequest());
        if (!quotas.admit(caller, channel)) {
            return CheckResult.rejectUpgradeSync(429, LATER);
        }
        context.userData().put(RealtimeEndpoint.ADMISSION, new Admission(caller, channel));
        return CheckResult.permitUpgradeSync();
    }

    private static CheckResult refusal(Throwable failure) {
        if (failure instanceof ProblemException problem) {
            var status = problem.code().status();
            return CheckResult.rejectUpgradeSync(status, status == 401 ? CHALLENGE : Map.of());
        }
        LOG.debug("handshake failed", failure);
        return CheckResult.rejectUpgradeSync(503, LATER);
    }

    private static boolean offersSubprotocol(HttpServerRequest request) {
        for (var header : request.headers().getAll("Sec-WebSocket-Protocol")) {
            for (var offer : header.split(",", -1)) {
                if (offer.strip().equals(SUBPROTOCOL)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Channel channel(HttpServerRequest request) {
        return ((ConnectionBase) request.connection()).channel();
    }
}
