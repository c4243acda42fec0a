package io.centralita.core.conversations.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.core.conversations.AssignmentRules;
import io.centralita.core.conversations.ConversationView;
import io.centralita.core.conversations.Conversations;
import io.centralita.core.identity.Caller;
import io.centralita.core.identity.CurrentCaller;
import io.centralita.core.identity.Permission;
import io.centralita.core.kernel.http.Bodies;
import io.centralita.core.kernel.http.IfMatch;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.TeamId;
import io.centralita.core.kernel.ids.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/**
 * {@code /v1/conversations/{id}/assignment}: POST takes what nobody holds, PUT hands over what somebody holds, DELETE gives
 * up.
 */
@Path("/v1/conversations/{id}/assignment")
@Produces(MediaType.APPLICATION_JSON)
public class AssignmentResource {

    private final Conversations conversations;
    private final Assignees assignees;
    private final CurrentCaller caller;

    AssignmentResource(Conversations conversations, Assignees assignees, CurrentCaller caller) {
        this.conversations = conversations;
        this.assignees = assignees;
        this.caller = caller;
    }

    /** @param assigneeId {@code usr_…} or {@code me} */
    @Schema(requiredProperties = {"assignee_id"})
    public record AssignmentBody(@Nullable String assigneeId) {}

    /** The body of a handover, for the document. */
    public record HandoverBody(
            @Schema(required = true, nullable = true) @Nullable
            String assigneeId,

            @Nullable TeamId teamId) {}

    @POST
    @Operation(operationId = "claimConversation", summary = "Takes a conversation that nobody holds")
    @APIResponseSchema(value = ConversationView.class, responseCode = "200", responseDescription = "As it is now")
    public Uni<Response> claim(@PathParam("id") ConversationId id, AssignmentBody body) {
        var asking = caller.get();
        var user = named(body, asking);
        asking.require(mine(asking, user) ? Permission.CONVERSATIONS_CLAIM : Permission.CONVERSATIONS_ASSIGN);
        return assignees
                .active(asking, user)
                .flatMap(active -> conversations.claim(asking, id, active))
                .map(ConversationResource::answer);
    }

    @PUT
    @Operation(operationId = "reassignConversation", summary = "Hands a conversation over")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = HandoverBody.class)))
    @APIResponseSchema(value = ConversationView.class, responseCode = "200", responseDescription = "As it is now")
    public Uni<Response> reassign(
            @PathParam("id") ConversationId id, @HeaderParam("If-Match") @Nullable String ifMatch, JsonNode body) {
        var asking = caller.with(Permission.CONVERSATIONS_ASSIGN);
        var wanted = Handover.of(body, asking);
        var unchanged = IfMatch.required(ifMatch);
        return assignees
                .checked(asking, wanted)
                .flatMap(checked -> conversations.change(
                        asking,
                        id,
                        Conversations.guarded(unchanged, AssignmentRules.reassign(checked.assignee(), checked.team()))))
                .map(ConversationResource::answer);
    }

    @DELETE
    @Operation(operationId = "unassignConversation", summary = "Gives a conversation up")
    @APIResponseSchema(value = ConversationView.class, responseCode = "200", responseDescription = "As it is now")
    public Uni<Response> unassign(
            @PathParam("id") ConversationId id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        var asking = caller.get();
        if (!asking.may(Permission.CONVERSATIONS_ASSIGN)) {
            asking.require(Permission.CONVERSATIONS_CLAIM);
        }
        var unchanged = IfMatch.required(ifMatch);
        return conversations
                .change(asking, id, Conversations.guarded(unchanged, (present, now) -> {
                    var assignee = present.value().assigneeId();
                    if (assignee != null && !mine(asking, assignee)) {
                        asking.require(Permission.CONVERSATIONS_ASSIGN);
                    }
                    return AssignmentRules.unassign().decide(present, now);
                }))
                .map(ConversationResource::answer);
    }

    private static UserId named(@Nullable AssignmentBody body, Caller asking) {
        return Assignees.named(Bodies.required(body).assigneeId(), asking);
    }

    private static boolean mine(Caller asking, UserId user) {
        return asking.principal().equals(user.value());
    }
}
