package io.centralita.core.channels.http;

import io.centralita.core.channels.inbox.DeadLetter;
import io.centralita.core.channels.inbox.DeadLetters;
import io.centralita.core.identity.CurrentCaller;
import io.centralita.core.identity.Permission;
import io.centralita.core.kernel.http.Answers;
import io.centralita.core.kernel.http.Page;
import io.centralita.core.kernel.http.PageCursors;
import io.centralita.core.kernel.http.Query;
import io.centralita.core.kernel.ids.DeadLetterId;
import io.centralita.core.kernel.ids.InboxId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Dead letters on the wire. */
@Path("/v1/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
public class DeadLetterResource {

    private static final String LIST = "dead-letters";
    private static final UUID YOUNGEST = new UUID(-1L, -1L);

    private final CurrentCaller current;
    private final DeadLetters letters;
    private final PageCursors cursors;

    DeadLetterResource(CurrentCaller current, DeadLetters letters, PageCursors cursors) {
        this.current = current;
        this.letters = letters;
        this.cursors = cursors;
    }

    /** A page, for the document. */
    public record DeadLetterPage(
            List<DeadLetter> data, @Nullable String nextCursor, boolean hasMore) {}

    @GET
    @APIResponse(
            responseCode = "200",
            description = "Youngest first",
            content = @Content(schema = @Schema(implementation = DeadLetterPage.class)))
    @Operation(operationId = "listDeadLetters", summary = "Deliveries that could not be handled")
    public Uni<Response> list(@Context UriInfo uri) {
        var caller = current.with(Permission.DEAD_LETTERS_MANAGE);
        var query = Query.of(uri, Set.of());
        var limit = query.limit(50);
        var place = cursors.read(caller.workspace(), LIST, query.cursor());
        var before = place == null ? YOUNGEST : DeadLetterId.fromString(place).value();
        return letters.list(caller.workspace(), before, limit + 1)
                .map(found -> Answers.page(
                        Page.of(
                                found,
                                limit,
                                last -> cursors.write(
                                        caller.workspace(), LIST, last.id().toString())),
                        uri));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getDeadLetter", summary = "One with its body")
    public Uni<DeadLetter> get(@PathParam("id") DeadLetterId id) {
        return letters.get(current.with(Permission.DEAD_LETTERS_MANAGE).workspace(), id);
    }

    @POST
    @Path("/{id}:replay")
    @APIResponse(responseCode = "202", description = "Back in the inbox")
    @Operation(operationId = "replayDeadLetter", summary = "Puts it back into the inbox")
    public Uni<Response> replay(@PathParam("id") DeadLetterId id) {
        var caller = current.with(Permission.DEAD_LETTERS_MANAGE);
        return letters.replay(caller.workspace(), id, InboxId.next().value())
                .map(ignored -> Response.accepted().build());
    }

    @DELETE
    @Path("/{id}")
    @APIResponse(responseCode = "204", description = "Discarded")
    @Operation(operationId = "discardDeadLetter", summary = "Throws it away")
    public Uni<Response> discard(@PathParam("id") DeadLetterId id) {
        var caller = current.with(Permission.DEAD_LETTERS_MANAGE);
        return letters.discard(caller.workspace(), id)
                .map(ignored -> Response.noContent().build());
    }
}
