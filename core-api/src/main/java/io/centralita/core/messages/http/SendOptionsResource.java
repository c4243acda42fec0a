package io.centralita.core.messages.http;

import io.centralita.core.identity.CurrentCaller;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.messages.options.SendOptions;
import io.centralita.core.messages.options.SendOptionsReader;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** What may be sent now, on the wire. */
@Path("/v1/conversations/{id}/send-options")
@Produces(MediaType.APPLICATION_JSON)
public class SendOptionsResource {

    private final CurrentCaller current;
    private final SendOptionsReader options;

    SendOptionsResource(CurrentCaller current, SendOptionsReader options) {
        this.current = current;
        this.options = options;
    }

    @GET
    @Operation(
            operationId = "getSendOptions",
            summary = "What may be sent into a conversation now, and why not the rest")
    @APIResponseSchema(value = SendOptions.class, responseCode = "200", responseDescription = "As it is now")
    public Uni<SendOptions> get(@PathParam("id") ConversationId conversation) {
        return options.read(current.get(), conversation);
    }
}
