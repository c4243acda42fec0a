package io.centralita.core.media.http;

import io.centralita.core.identity.CurrentCaller;
import io.centralita.core.kernel.ids.MalformedIdException;
import io.centralita.core.kernel.ids.MediaId;
import io.centralita.core.kernel.problem.ProblemException;
import io.centralita.core.media.MediaFiles;
import io.centralita.core.media.MediaView;
import io.centralita.core.media.fetch.MediaFetcher;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What is known of a medium. Its bytes are served, and taken, by routes that stream. */
@Path("/v1/media")
@Produces(MediaType.APPLICATION_JSON)
public class MediaResource {

    private final CurrentCaller current;
    private final MediaFiles files;
    private final MediaFetcher fetcher;

    MediaResource(CurrentCaller current, MediaFiles files, MediaFetcher fetcher) {
        this.current = current;
        this.files = files;
        this.fetcher = fetcher;
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getMedium", summary = "What is known of a file")
    public Uni<MediaView> get(@PathParam("id") String id) {
        var caller = current.get();
        return Uni.createFrom()
                .completionStage(() -> files.find(caller, id(id)).toCompletionStage())
                .map(MediaView::of);
    }

    /** Fetches a medium that failed once more, from the first attempt. */
    @POST
    @Path("/{id}:retry")
    @Operation(operationId = "retryMedium", summary = "Fetches a file that failed again")
    public Uni<MediaView> retry(@PathParam("id") String id) {
        var caller = current.get();
        return Uni.createFrom()
                .completionStage(() -> files.retry(caller, id(id)).toCompletionStage())
                .invoke(ignored -> fetcher.wake(caller.workspace()))
                .map(MediaView::of);
    }

    private static MediaId id(String text) {
        try {
            return MediaId.fromString(text);
        } catch (MalformedIdException noId) {
            throw ProblemException.notFound();
        }
    }
}
