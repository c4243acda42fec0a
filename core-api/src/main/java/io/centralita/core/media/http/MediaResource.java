package io.centralita.core.media.http;

import io.centralita.core.identity.CurrentCaller;
import io.centralita.core.kernel.ids.MalformedIdException;
import io.centralita.core.kernel.ids.MediaId;
import io.centralita.core.kernel.problem.ProblemException;
import io.centralita.core.media.MediaFiles;
import io.centralita.core.media.MediaView;
import io.centralita.core.media.fetch.MediaFetcher;
import io.centralita.core.media.pictures.Thumbnails;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What is known of a medium. Its bytes are served, and taken, by routes that stream. */
@Path("/v1/media")
@Produces(MediaType.APPLICATION_JSON)
public class MediaResource {

    private final CurrentCaller current;
    private final MediaFiles files;
    private final MediaFetcher fetcher;
    private final Thumbnails thumbnails;

    MediaResource(CurrentCaller current, MediaFiles files, MediaFetcher fetcher, Thumbnails thumbnails) {
        this.current = current;
        this.files = files;
        this.fetcher = fetcher;
        this.thumbnails = thumbnails;
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

    /** A small JPEG of a JPEG, PNG or GIF. */
    @GET
    @Path("/{id}/thumbnail")
    @Produces({"image/jpeg", MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "getThumbnail",
            summary = "A small picture of a picture",
            description = "A JPEG of at most 320 pixels a side, of a JPEG, PNG or GIF of at most 50 million pixels.")
    @APIResponse(
            responseCode = "200",
            description = "The picture",
            content = @Content(mediaType = "image/jpeg", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Uni<Response> thumbnail(@PathParam("id") String id) {
        var caller = current.get();
        return Uni.createFrom()
                .completionStage(() -> files.find(caller, id(id))
                        .compose(medium -> {
                            MediaFiles.requireStored(medium);
                            return thumbnails.of(caller.workspace(), medium);
                        })
                        .toCompletionStage())
                .map(MediaResource::picture);
    }

    private static Response picture(byte[] jpeg) {
        return Response.ok(jpeg, "image/jpeg")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", "inline")
                .header("Cache-Control", "private, max-age=31536000, immutable")
                .build();
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
