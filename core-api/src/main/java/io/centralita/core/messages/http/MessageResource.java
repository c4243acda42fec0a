package io.centralita.core.messages.http;

import io.centralita.core.identity.CurrentCaller;
import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.messages.MessageView;
import io.centralita.core.messages.Messages;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** One message on the wire. */
@Path("/v1/messages")
@Produces(MediaType.APPLICATION_JSON)
public class MessageResource {

    private final CurrentCaller current;
    private final Messages messages;

    MessageResource(CurrentCaller current, Messages messages) {
        this.current = current;
        this.messages = messages;
    }

    @GET
    @Path("/{id}")
    @APIResponse(
            responseCode = "200",
            description = "The message",
            content = @Content(schema = @Schema(implementation = MessageView.class)))
    @Operation(operationId = "getMessage", summary = "One message")
    public Uni<MessageView> get(@PathParam("id") MessageId id) {
        return messages.get(current.get(), id).map(MessageView::of);
    }
}
