package io.centralita.core.messages.http;

import io.centralita.core.identity.CurrentCaller;
import io.centralita.core.kernel.http.Bodies;
import io.centralita.core.kernel.http.MergePatch;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.kernel.problem.ProblemException;
import io.centralita.core.messages.MessageView;
import io.centralita.core.messages.delivery.Amendments;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Changing what was sent. */
@Path("/v1/conversations/{id}/messages/{message_id}")
@Produces(MediaType.APPLICATION_JSON)
public class AmendmentResource {

    private static final int LONGEST = 4_096;

    private final CurrentCaller current;
    private final Amendments amendments;

    AmendmentResource(CurrentCaller current, Amendments amendments) {
        this.current = current;
        this.amendments = amendments;
    }

    /** What may change. */
    public record MessagePatch(NewText content) {}

    /** Other words. */
    public record NewText(String body) {}

    @PATCH
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(operationId = "editMessage", summary = "Gives a text that was sent other words")
    public Uni<MessageView> edit(
            @PathParam("id") ConversationId conversation,
            @PathParam("message_id") MessageId message,
            MessagePatch body) {
        var caller = current.get();
        var content = Bodies.required("/content", Bodies.required(body).content());
        var text = Bodies.required("/content/body", content.body());
        if (text.isBlank() || text.length() > LONGEST) {
            throw ProblemException.invalid("/content/body", "length", "The text has 1 to 4096 characters.");
        }
        return amendments.edit(caller, conversation, message, text).map(MessageView::of);
    }

    @DELETE
    @APIResponse(responseCode = "204", description = "Deleted for everyone")
    @Operation(operationId = "revokeMessage", summary = "Deletes a message that was sent, for everyone")
    public Uni<Response> revoke(
            @PathParam("id") ConversationId conversation, @PathParam("message_id") MessageId message) {
        return amendments
                .revoke(current.get(), conversation, message)
                .map(ignored -> Response.noContent().build());
    }
}
