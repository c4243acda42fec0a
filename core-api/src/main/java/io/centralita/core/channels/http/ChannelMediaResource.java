package io.centralita.core.channels.http;

import io.centralita.channel.spi.ChannelFeature;
import io.centralita.channel.spi.feature.ProviderMedia;
import io.centralita.core.channels.features.ChannelFeatures;
import io.centralita.core.channels.features.DeclaredFeature;
import io.centralita.core.identity.Caller;
import io.centralita.core.identity.CurrentCaller;
import io.centralita.core.identity.Permission;
import io.centralita.core.kernel.http.Answer;
import io.centralita.core.kernel.http.Bodies;
import io.centralita.core.kernel.http.IdempotencyKey;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.MediaId;
import io.centralita.core.media.MediaFiles;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Files kept at a channel's provider, to be sent many times as {@code provider_media_id}. */
@Path("/v1/channels/{id}/media")
@Produces(MediaType.APPLICATION_JSON)
public class ChannelMediaResource {

    private final CurrentCaller current;
    private final ChannelFeatures features;
    private final MediaFiles files;
    private final ProviderCreations creations;
    private final ChannelJson json;

    ChannelMediaResource(
            CurrentCaller current,
            ChannelFeatures features,
            MediaFiles files,
            ProviderCreations creations,
            ChannelJson json) {
        this.current = current;
        this.features = features;
        this.files = files;
        this.creations = creations;
        this.json = json;
    }

    /** @param mediaId a stored medium that the caller may see */
    public record MediaToKeep(MediaId mediaId) {}

    /** @param providerMediaId the provider's id of the file */
    public record KeptMedia(MediaId mediaId, String providerMediaId) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "keepMediaAtProvider", summary = "Uploads a stored medium to the provider")
    @APIResponseSchema(value = KeptMedia.class, responseCode = "201", responseDescription = "At the provider")
    public Uni<Response> keep(
            @PathParam("id") ChannelId id, @HeaderParam("Idempotency-Key") @Nullable String key, MediaToKeep body) {
        var caller = current.with(Permission.CHANNELS_MANAGE);
        var medium = Bodies.required("/media_id", Bodies.required(body).mediaId());
        var known = IdempotencyKey.of(key, caller.principal(), "POST /v1/channels/" + id + "/media", medium.toString());
        return creations
                .once(
                        caller,
                        known,
                        () -> features.declared(
                                        caller.workspace(), id, ChannelFeature.PROVIDER_MEDIA, ProviderMedia.class)
                                .flatMap(provider -> upload(caller, provider, medium)),
                        (connection, kept) ->
                                Uni.createFrom().item(Answer.of(201, null, json.text(new KeptMedia(medium, kept)))))
                .map(Answer::response);
    }

    private Uni<String> upload(Caller caller, DeclaredFeature<ProviderMedia> provider, MediaId medium) {
        return Uni.createFrom()
                .completionStage(() -> files.find(caller, medium).toCompletionStage())
                .map(found -> files.stored(caller.workspace(), found))
                .flatMap(file -> provider.give(file, ProviderMedia::upload));
    }

    @DELETE
    @Path("/{provider_media_id}")
    @APIResponse(responseCode = "204", description = "Deleted at the provider")
    @Operation(operationId = "deleteMediaAtProvider", summary = "Deletes a file at the provider")
    public Uni<Response> delete(@PathParam("id") ChannelId id, @PathParam("provider_media_id") String media) {
        var caller = current.with(Permission.CHANNELS_MANAGE);
        return features.use(
                        caller.workspace(),
                        id,
                        ChannelFeature.PROVIDER_MEDIA,
                        ProviderMedia.class,
                        provider -> provider.delete(media))
                .map(ignored -> Response.noContent().build());
    }
}
