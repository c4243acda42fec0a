package io.centralita.core.conversations.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.centralita.core.conversations.ConversationPages;
import io.centralita.core.conversations.ConversationStatus;
import io.centralita.core.conversations.ConversationView;
import io.centralita.core.conversations.Conversations;
import io.centralita.core.identity.Caller;
import io.centralita.core.identity.CurrentCaller;
import io.centralita.core.identity.Permission;
import io.centralita.core.kernel.http.Answer;
import io.centralita.core.kernel.http.Answers;
import io.centralita.core.kernel.http.Bodies;
import io.centralita.core.kernel.http.IdempotencyKey;
import io.centralita.core.kernel.http.IfMatch;
import io.centralita.core.kernel.http.Query;
import io.centralita.core.kernel.http.Versioned;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ContactId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.TeamId;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** {@code /v1/conversations}: list, one, open, status, read. */
@Path("/v1/conversations")
@Produces(MediaType.APPLICATION_JSON)
public class ConversationResource {

    private final ConversationPages pages;
    private final Conversations conversations;
    private final CurrentCaller caller;
    private final ObjectMapper json;

    ConversationResource(
            ConversationPages pages, Conversations conversations, CurrentCaller caller, ObjectMapper json) {
        this.pages = pages;
        this.conversations = conversations;
        this.caller = caller;
        this.json = json;
    }

    /** The body of {@code POST /v1/conversations}. */
    @Schema(requiredProperties = {"channel_id", "contact_id"})
    public record NewConversation(
            @Nullable ChannelId channelId, @Nullable ContactId contactId) {}

    /** The body of {@code PUT /v1/conversations/{id}/status}. */
    @Schema(requiredProperties = {"status"})
    public record StatusBody(
            @Schema(implementation = ConversationStatus.class) @Nullable
            String status) {

        ConversationStatus wanted() {
            return ConversationStatus.ofWire(Bodies.required("/status", status))
                    .orElseThrow(() -> ProblemException.invalid(
                            "/status", "unknown_value", "Give one of: open, pending, closed."));
        }
    }

    /** A page, for the document. */
    public record ConversationPage(
            List<ConversationView> data, @Nullable String nextCursor, boolean hasMore) {}

    @GET
    @Operation(operationId = "listConversations", summary = "The conversations one may see")
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            description = "open, pending, closed, with commas between",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "assignee_id",
            in = ParameterIn.QUERY,
            description = "A user, `me` or `none`",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "channel_id", in = ParameterIn.QUERY, schema = @Schema(implementation = ChannelId.class))
    @Parameter(name = "contact_id", in = ParameterIn.QUERY, schema = @Schema(implementation = ContactId.class))
    @Parameter(name = "team_id", in = ParameterIn.QUERY, schema = @Schema(implementation = TeamId.class))
    @Parameter(name = "unread", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.BOOLEAN))
    @Parameter(
            name = "updated_after",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @APIResponseSchema(value = ConversationPage.class, responseCode = "200", responseDescription = "Last changed first")
    public Uni<Response> list(@Context UriInfo uri) {
        var asking = reading();
        var query = Query.of(uri, ConversationQuery.KNOWN);
        return pages.list(asking, ConversationQuery.filter(query, asking), query.limit(50), query.cursor())
                .map(page -> Answers.written(page.body(), page.nextCursor(), uri));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getConversation", summary = "One conversation")
    @APIResponseSchema(value = ConversationView.class, responseCode = "200", responseDescription = "The conversation")
    public Uni<Response> one(@PathParam("id") ConversationId id) {
        return conversations.find(reading(), id).map(ConversationResource::answer);
    }

    @POST
    @Operation(
            operationId = "openConversation",
            summary = "Opens a conversation; refused while the contact has an open one in the channel")
    @APIResponseSchema(value = ConversationView.class, responseCode = "201", responseDescription = "Opened")
    public Uni<Response> open(@HeaderParam("Idempotency-Key") @Nullable String key, NewConversation body) {
        var asking = caller.with(Permission.CONVERSATIONS_WRITE);
        var wanted = Bodies.required(body);
        var known = IdempotencyKey.of(
                key,
                asking.principal(),
                "POST /v1/conversations",
                json.valueToTree(wanted).toString());
        return conversations
                .open(
                        asking,
                        Bodies.required("/channel_id", wanted.channelId()),
                        Bodies.required("/contact_id", wanted.contactId()),
                        known)
                .map(Answer::response);
    }

    @PUT
    @Path("/{id}/status")
    @Operation(operationId = "setConversationStatus", summary = "Opens, parks or closes")
    @APIResponseSchema(value = ConversationView.class, responseCode = "200", responseDescription = "As it is now")
    public Uni<Response> status(
            @PathParam("id") ConversationId id, @HeaderParam("If-Match") @Nullable String ifMatch, StatusBody body) {
        var asking = caller.with(Permission.CONVERSATIONS_WRITE);
        var wanted = Bodies.required(body).wanted();
        return conversations
                .changeStatus(asking, id, IfMatch.required(ifMatch), wanted)
                .map(ConversationResource::answer);
    }

    @POST
    @Path("/{id}/read")
    @Operation(operationId = "markConversationRead", summary = "Nothing is unread any more")
    @APIResponseSchema(value = ConversationView.class, responseCode = "200", responseDescription = "As it is now")
    public Uni<Response> read(@PathParam("id") ConversationId id) {
        return conversations
                .markRead(caller.with(Permission.CONVERSATIONS_WRITE), id)
                .map(ConversationResource::answer);
    }

    private Caller reading() {
        var asking = caller.get();
        if (!asking.may(Permission.CONVERSATIONS_READ_ALL)) {
            asking.require(Permission.CONVERSATIONS_READ_OWN);
        }
        return asking;
    }

    static Response answer(Versioned<ConversationView> conversation) {
        return Answers.versioned(conversation.value(), conversation.version());
    }
}
