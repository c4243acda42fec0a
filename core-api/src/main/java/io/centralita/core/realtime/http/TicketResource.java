package io.centralita.core.realtime.http;

import io.centralita.core.identity.CurrentCaller;
import io.centralita.core.identity.Permission;
import io.centralita.core.kernel.net.ClientAddress;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/realtime/tickets}: for browsers, which cannot put a bearer token on a socket. */
@Path("/v1/realtime/tickets")
public class TicketResource {

    /** @param expiresIn seconds */
    public record TicketJson(String ticket, long expiresIn) {}

    private final Tickets tickets;
    private final Origins origins;
    private final ClientAddress addresses;
    private final CurrentCaller caller;

    TicketResource(Tickets tickets, Origins origins, ClientAddress addresses, CurrentCaller caller) {
        this.tickets = tickets;
        this.origins = origins;
        this.addresses = addresses;
        this.caller = caller;
    }

    @POST
    @Operation(operationId = "createTicket", summary = "A ticket for a socket, for browsers")
    public Uni<TicketJson> issue(
            @HeaderParam("Origin") @Parameter(hidden = true) @Nullable String origin,
            @Context HttpServerRequest request) {
        var present = caller.with(Permission.EVENTS_READ);
        if (origin != null && !origins.allows(origin)) {
            throw ProblemException.of(ProblemCode.FORBIDDEN, "Pages of this origin may not open sockets.");
        }
        return tickets.issue(present, origin, addresses.of(request))
                .map(ticket -> new TicketJson(ticket, Tickets.LIFE.toSeconds()));
    }
}
