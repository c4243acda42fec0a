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
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** {@code /v1/conversations}: list, one, open, status, read. */
@Path("/v1/conversations")
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
    public record NewConversation(
            @Nullable ChannelId channelId, @Nullable ContactId contactId) {}

    /** The body of {@code PUT /v1/conversations/{id}/status}. */
    public record StatusBody(@Nullable String status) {

        ConversationStatus wanted() {
            return ConversationStatus.ofWire(Bodies.required("/status", status))
                    .orElseThrow(() -> ProblemException.invalid(
                            "/status", "unknown_value", "Give one of: open, pending, closed."));
        }
    }

    @GET
    public Uni<Response> list(@Context UriInfo uri) {
        var asking = reading();
        var query = Query.of(uri, ConversationQuery.KNOWN);
        return pages.list(asking, ConversationQuery.filter(query, asking), query.limit(50), query.cursor())
                .map(page -> Answers.written(page.body(), page.nextCursor(), uri));
    }

    @GET
    @Path("/{id}")
    public Uni<Response> one(@PathParam("id") ConversationId id) {
        return conversations.find(reading(), id).map(ConversationResource::answer);
    }

    @POST
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
