package io.centralita.core.messages.http;

import io.centralita.core.identity.CurrentCaller;
import io.centralita.core.kernel.http.PageCursors;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.problem.ProblemException;
import io.centralita.core.messages.asked.HistoryImports;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Fetching what was said in a conversation before. */
@Path("/v1/conversations")
@Produces(MediaType.APPLICATION_JSON)
public class HistoryImportResource {

    private static final int MOST_PAGES = 5;

    private final CurrentCaller current;
    private final HistoryImports imports;
    private final PageCursors cursors;
    private final Clock clock;

    HistoryImportResource(CurrentCaller current, HistoryImports imports, PageCursors cursors, Clock clock) {
        this.current = current;
        this.imports = imports;
        this.cursors = cursors;
        this.clock = clock;
    }

    /**
     * Which part of the past.
     *
     * @param before only what was written before; now, when not given
     * @param pages of the provider's size, 1 to 5; 1 when not given
     * @param cursor {@code next_cursor} of an import before
     */
    public record HistoryImport(
            @Nullable Instant before,
            @Nullable Integer pages,
            @Nullable String cursor) {}

    /**
     * What is on its way into the timeline.
     *
     * @param accepted how many the provider told; those that are known already change nothing
     * @param nextCursor imports what is older still
     */
    @RegisterForReflection
    public record HistoryImported(int accepted, @Nullable String nextCursor, boolean hasMore) {}

    @POST
    @Path("/{id}:import-history")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "importHistory", summary = "Fetches older messages of a conversation from the provider")
    @APIResponseSchema(
            value = HistoryImported.class,
            responseCode = "202",
            responseDescription = "Stored; each comes as message.created")
    public Uni<Response> run(@PathParam("id") ConversationId id, @Nullable HistoryImport body) {
        var caller = current.get();
        var wanted = body == null ? new HistoryImport(null, null, null) : body;
        var list = "history/" + id;
        var cursor = cursors.read(caller.workspace(), list, wanted.cursor());
        var before = Objects.requireNonNullElseGet(wanted.before(), clock::instant);
        return imports.run(caller, id, before, pages(wanted.pages()), cursor).map(imported -> {
            var place = imported.next();
            var next = place == null ? null : cursors.write(caller.workspace(), list, place);
            return Response.status(202)
                    .entity(new HistoryImported(imported.accepted(), next, next != null))
                    .build();
        });
    }

    private static int pages(@Nullable Integer wanted) {
        if (wanted != null && (wanted < 1 || wanted > MOST_PAGES)) {
            throw ProblemException.invalid("/pages", "out_of_range", "Give 1 to 5.");
        }
        return wanted == null ? 1 : wanted;
    }
}
