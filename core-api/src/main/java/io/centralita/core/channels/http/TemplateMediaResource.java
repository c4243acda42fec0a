package io.centralita.core.channels.http;

import io.centralita.channel.spi.ChannelFeature;
import io.centralita.channel.spi.feature.Templates;
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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Files that are handed in as examples of templates' headers. */
@Path("/v1/channels/{id}/template-media")
@Produces(MediaType.APPLICATION_JSON)
public class TemplateMediaResource {

    private final CurrentCaller current;
    private final ChannelFeatures features;
    private final MediaFiles files;
    private final ProviderCreations creations;
    private final ChannelJson json;

    TemplateMediaResource(
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
    public record TemplateExample(MediaId mediaId) {}

    /** @param headerHandle goes into the template's {@code example.header_handle} */
    public record TemplateExampleHandle(MediaId mediaId, String headerHandle) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "uploadTemplateExample", summary = "Hands in a stored medium as an example of a header")
    @APIResponseSchema(
            value = TemplateExampleHandle.class,
            responseCode = "201",
            responseDescription = "At the provider")
    public Uni<Response> upload(
            @PathParam("id") ChannelId id, @HeaderParam("Idempotency-Key") @Nullable String key, TemplateExample body) {
        var caller = current.with(Permission.CHANNELS_MANAGE);
        var medium = Bodies.required("/media_id", Bodies.required(body).mediaId());
        var known = IdempotencyKey.of(
                key, caller.principal(), "POST /v1/channels/" + id + "/template-media", medium.toString());
        return creations
                .once(
                        caller,
                        known,
                        () -> features.declared(caller.workspace(), id, ChannelFeature.TEMPLATES, Templates.class)
                                .flatMap(templates -> upload(caller, templates, medium)),
                        (connection, handle) -> Uni.createFrom()
                                .item(Answer.of(201, null, json.text(new TemplateExampleHandle(medium, handle)))))
                .map(Answer::response);
    }

    private Uni<String> upload(Caller caller, DeclaredFeature<Templates> templates, MediaId medium) {
        return Uni.createFrom()
                .completionStage(() -> files.find(caller, medium).toCompletionStage())
                .map(found -> files.stored(caller.workspace(), found))
                .flatMap(file -> templates.give(file, Templates::example));
    }
}
