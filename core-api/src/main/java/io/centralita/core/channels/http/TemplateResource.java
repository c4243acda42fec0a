package io.centralita.core.channels.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.centralita.channel.spi.feature.Templates.TemplateDraft;
import io.centralita.core.channels.templates.ChannelTemplates;
import io.centralita.core.channels.templates.KnownTemplate;
import io.centralita.core.channels.templates.TemplateFilter;
import io.centralita.core.channels.templates.TemplateView;
import io.centralita.core.identity.CurrentCaller;
import io.centralita.core.identity.Permission;
import io.centralita.core.kernel.http.Answer;
import io.centralita.core.kernel.http.Answers;
import io.centralita.core.kernel.http.Bodies;
import io.centralita.core.kernel.http.IdempotencyKey;
import io.centralita.core.kernel.http.IfMatch;
import io.centralita.core.kernel.http.MergePatch;
import io.centralita.core.kernel.http.Page;
import io.centralita.core.kernel.http.PageCursors;
import io.centralita.core.kernel.http.Query;
import io.centralita.core.kernel.http.Texts;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.TemplateId;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
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
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The templates of a channel on the wire. */
@Path("/v1/channels/{id}/templates")
@Produces(MediaType.APPLICATION_JSON)
public class TemplateResource {

    private static final UUID FIRST = new UUID(0, 0);
    private static final int LARGEST_COMPONENTS = 65_536;

    private final CurrentCaller current;
    private final ChannelTemplates templates;
    private final TemplateCreation creation;
    private final PageCursors cursors;

    TemplateResource(
            CurrentCaller current, ChannelTemplates templates, TemplateCreation creation, PageCursors cursors) {
        this.current = current;
        this.templates = templates;
        this.creation = creation;
        this.cursors = cursors;
    }

    /** @param components in the provider's form; kept and handed on as they are */
    public record NewTemplate(
            String name,
            String language,
            String category,

            @Schema(type = SchemaType.ARRAY, implementation = Object.class)
            ArrayNode components) {}

    /** What may change, for the document. */
    public record TemplatePatch(
            @Nullable String category,

            @Schema(type = SchemaType.ARRAY, implementation = Object.class) @Nullable
            ArrayNode components) {}

    /** A page, for the document. */
    public record TemplatePage(
            List<TemplateView> data, @Nullable String nextCursor, boolean hasMore) {}

    @GET
    @Operation(operationId = "listTemplates", summary = "The templates as the provider had them at the last renewal")
    @Parameter(name = "name", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "language", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            description = "The provider's word, e.g. APPROVED",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponseSchema(value = TemplatePage.class, responseCode = "200", responseDescription = "Oldest first")
    public Uni<Response> list(@PathParam("id") ChannelId id, @Context UriInfo uri) {
        var caller = current.with(Permission.CHANNELS_READ);
        var query = Query.of(uri, Set.of("name", "language", "status"));
        var filter = new TemplateFilter(query.text("name"), query.text("language"), query.text("status"));
        var limit = query.limit(50);
        var list = "templates/" + id + "/" + filter;
        var place = cursors.read(caller.workspace(), list, query.cursor());
        var after = place == null ? FIRST : UUID.fromString(place);
        return templates
                .list(caller.workspace(), id, filter, after, limit + 1)
                .map(found -> Page.of(
                                found,
                                limit,
                                last -> cursors.write(
                                        caller.workspace(),
                                        list,
                                        last.id().value().toString()))
                        .map(TemplateView::of))
                .map(page -> Answers.page(page, uri));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createTemplate", summary = "Hands a template in for approval")
    @APIResponseSchema(value = TemplateView.class, responseCode = "201", responseDescription = "Handed in")
    public Uni<Response> create(
            @PathParam("id") ChannelId id, @HeaderParam("Idempotency-Key") @Nullable String key, NewTemplate body) {
        var caller = current.with(Permission.CHANNELS_MANAGE);
        var wanted = Bodies.required(body);
        var draft = new TemplateDraft(
                text("/name", wanted.name(), 512),
                text("/language", wanted.language(), 20),
                text("/category", wanted.category(), 40),
                components(wanted.components()));
        var known =
                IdempotencyKey.of(key, caller.principal(), "POST /v1/channels/" + id + "/templates", draft.toString());
        return creation.create(caller, id, draft, known).map(Answer::response);
    }

    @GET
    @Path("/{template_id}")
    @Operation(operationId = "getTemplate", summary = "One template")
    @APIResponseSchema(value = TemplateView.class, responseCode = "200", responseDescription = "The template")
    public Uni<Response> get(@PathParam("id") ChannelId id, @PathParam("template_id") TemplateId template) {
        var caller = current.with(Permission.CHANNELS_READ);
        return templates.get(caller.workspace(), id, template).map(TemplateResource::versioned);
    }

    @PATCH
    @Path("/{template_id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(operationId = "updateTemplate", summary = "Hands other parts, or another category, in for approval")
    @RequestBodySchema(TemplatePatch.class)
    @APIResponseSchema(value = TemplateView.class, responseCode = "200", responseDescription = "As it is now")
    public Uni<Response> edit(
            @PathParam("id") ChannelId id,
            @PathParam("template_id") TemplateId template,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            JsonNode body) {
        var caller = current.with(Permission.CHANNELS_MANAGE);
        var match = IfMatch.required(ifMatch);
        var patch = MergePatch.of(body, Set.of("category", "components"));
        var category = patch.text("category", null, 40);
        var components = patch.has("components") ? components(body.get("components")) : null;
        return templates
                .edit(caller.workspace(), id, template, match, category, components, caller.actor())
                .map(TemplateResource::versioned);
    }

    @DELETE
    @Path("/{template_id}")
    @APIResponse(responseCode = "204", description = "Deleted at the provider")
    @Operation(operationId = "deleteTemplate", summary = "Deletes a template, in its one language")
    public Uni<Response> delete(@PathParam("id") ChannelId id, @PathParam("template_id") TemplateId template) {
        var caller = current.with(Permission.CHANNELS_MANAGE);
        return templates
                .delete(caller.workspace(), id, template, caller.actor())
                .map(ignored -> Response.noContent().build());
    }

    private static String text(String pointer, @Nullable String text, int longest) {
        return Texts.checked(pointer, Bodies.required(pointer, text), longest);
    }

    private static String components(@Nullable JsonNode components) {
        if (components == null || !components.isArray() || components.isEmpty()) {
            throw ProblemException.invalid("/components", "required", "Give the parts as a JSON array.");
        }
        var text = components.toString();
        if (text.length() > LARGEST_COMPONENTS) {
            throw ProblemException.invalid("/components", "length", "The parts have 65536 characters at most.");
        }
        return text;
    }

    private static Response versioned(KnownTemplate known) {
        return Answers.versioned(TemplateView.of(known), known.version());
    }
}
