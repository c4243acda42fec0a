package io.centralita.core.messages.http;

import io.centralita.core.identity.CurrentCaller;
import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.messages.MessageView;
import io.centralita.core.messages.asked.StatusChecks;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Asking the provider about one message. */
@Path("/v1/messages")
@Produces(MediaType.APPLICATION_JSON)
public class StatusCheckResource {

    private final CurrentCaller current;
    private final StatusChecks checks;

    StatusCheckResource(CurrentCaller current, StatusChecks checks) {
        this.current = current;
        this.checks = checks;
    }

    @POST
    @Path("/{id}:check-status")
    @Operation(
            operationId = "checkMessageStatus",
            summary = "Asks the provider how far a message has got, and answers the message as it is then")
    public Uni<MessageView> check(@PathParam("id") MessageId id) {
        return checks.check(current.get(), id).map(MessageView::of);
    }
}
