package io.centralita.core.routing.http;

import io.centralita.core.conversations.Conversations;
import io.centralita.core.identity.CurrentCaller;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.routing.RoutingDecisions;
import io.centralita.core.routing.RoutingView;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /v1/conversations/{id}/routing}: why, and why not yet. */
@Path("/v1/conversations/{id}/routing")
public class RoutingResource {

    private final Conversations conversations;
    private final RoutingDecisions decisions;
    private final CurrentCaller caller;

    RoutingResource(Conversations conversations, RoutingDecisions decisions, CurrentCaller caller) {
        this.conversations = conversations;
        this.decisions = decisions;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "explainRouting", summary = "Why a conversation was given to somebody, or still waits")
    public Uni<RoutingView> explain(@PathParam("id") ConversationId id) {
        var asking = caller.get();
        return conversations.find(asking, id).flatMap(found -> decisions.explain(asking.workspace(), found.value()));
    }
}
