package io.centralita.core.messages.http;

import io.centralita.core.identity.CurrentCaller;
import io.centralita.core.kernel.http.Answer;
import io.centralita.core.kernel.http.Answers;
import io.centralita.core.kernel.http.IdempotencyKey;
import io.centralita.core.kernel.http.Page;
import io.centralita.core.kernel.http.PageCursors;
import io.centralita.core.kernel.http.Query;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.problem.ProblemException;
import io.centralita.core.messages.Message;
import io.centralita.core.messages.MessageRequest;
import io.centralita.core.messages.MessageView;
import io.centralita.core.messages.Messages;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The messages of one conversation on the wire. */
@Path("/v1/conversations/{id}/messages")
@Produces(MediaType.APPLICATION_JSON)
public class TimelineResource {

    private static final int USUAL_PAGE = 50;

    private final CurrentCaller current;
    private final Messages messages;
    private final PageCursors cursors;

    TimelineResource(CurrentCaller current, Messages messages, PageCursors cursors) {
        this.current = current;
        this.messages = messages;
        this.cursors = cursors;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "202",
            description = "Queued; later marks come as message.status_changed",
            content = @Content(schema = @Schema(implementation = MessageView.class)))
    @Operation(operationId = "sendMessage", summary = "Sends a message")
    public Uni<Response> send(
            @PathParam("id") ConversationId conversation,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            MessageRequest request) {
        var caller = current.get();
        if (request == null || request.type() == null) {
            throw ProblemException.invalid("/type", "required", "This field is required.");
        }
        var idempotency = IdempotencyKey.of(
                key, caller.principal(), "POST /v1/conversations/" + conversation + "/messages", request.toString());
        return messages.send(caller, conversation, request, idempotency).map(Answer::response);
    }

    @GET
    @APIResponse(
            responseCode = "200",
            description = "Newest first",
            content = @Content(schema = @Schema(implementation = MessagePage.class)))
    @Operation(operationId = "listMessages", summary = "The messages of a conversation")
    public Uni<Response> timeline(@PathParam("id") ConversationId conversation, @Context UriInfo uri) {
        var caller = current.get();
        var query = Query.of(uri, Set.of());
        var limit = query.limit(USUAL_PAGE);
        var list = "messages/" + conversation;
        var place = cursors.read(caller.workspace(), list, query.cursor());
        var before = place == null ? Long.MAX_VALUE : Long.parseLong(place);
        return messages.timeline(caller, conversation, before, limit + 1)
                .map(found -> Page.of(
                                found,
                                limit,
                                last -> cursors.write(caller.workspace(), list, Long.toString(last.seq())))
                        .map(TimelineResource::view))
                .map(page -> Answers.page(page, uri));
    }

    private static MessageView view(Message message) {
        return MessageView.of(message);
    }

    /** A page of a timeline, for the document. */
    public record MessagePage(
            java.util.List<MessageView> data, @Nullable String nextCursor, boolean hasMore) {}
}
