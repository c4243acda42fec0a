package io.centralita.channel.metacloud.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.graph.GraphClient;
import io.centralita.channel.metacloud.json.Json;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.content.StoredMedia;
import io.centralita.channel.spi.feature.Page;
import io.centralita.channel.spi.feature.Templates;
import io.centralita.channel.spi.outbound.ErrorKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The account's templates: {@code /{waba}/message_templates}, page by page, their parts as Meta has them. */
public final class MessageTemplates implements Templates {
    private static final String FIELDS = "id,name,language,category,status,quality_score,rejected_reason,components";
    private static final String PAGE = "100";

    /** States in which Meta refuses to send; one it does not tell, or a new one, is left to Meta. */
    private static final Set<String> NOT_SENT =
            Set.of("PENDING", "REJECTED", "IN_APPEAL", "PAUSED", "DISABLED", "PENDING_DELETION", "DELETED", "ARCHIVED");

    /** Media of headers. Source: Meta, "Template components", 2026. */
    private static final Map<String, Long> EXAMPLES = Map.of(
            "image/jpeg", 5L << 20, "image/png", 5L << 20, "video/mp4", 16L << 20, "application/pdf", 100L << 20);

    private final Management management;
    private final FileHandles handles;
    private final String templates;

    public MessageTemplates(Management management, FileHandles handles, String accountId) {
        this.management = management;
        this.handles = handles;
        this.templates = GraphClient.place(accountId, "message_templates");
    }

    @Override
    public CompletionStage<String> example(StoredMedia file) {
        return handles.handle(file, EXAMPLES);
    }

    @Override
    public CompletionStage<Page<Template>> list(@Nullable String cursor) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("fields", FIELDS);
        query.put("limit", PAGE);
        if (cursor != null) {
            query.put("after", cursor);
        }
        return management.get(templates, query).thenApply(MessageTemplates::page);
    }

    private static Page<Template> page(JsonNode reply) {
        List<Template> found = new ArrayList<>();
        for (JsonNode node : Json.items(reply.get("data"))) {
            found.add(TemplateText.read(node));
        }
        return new Page<>(found, next(reply));
    }

    /** There is a cursor after the last page too; only {@code next} says that more follows. */
    private static @Nullable String next(JsonNode reply) {
        JsonNode paging = Json.object(reply, "paging");
        return Json.word(paging, "next") == null ? null : Json.word(Json.object(paging, "cursors"), "after");
    }

    @Override
    public CompletionStage<Template> submit(TemplateDraft draft) {
        JsonNode components = TemplateText.components(draft.componentsJson());
        if (components == null) {
            return notComponents();
        }
        return management
                .post(templates, TemplateText.draft(draft, components))
                .thenCompose(reply -> submitted(draft, components, reply));
    }

    private static CompletionStage<Template> submitted(TemplateDraft draft, JsonNode components, JsonNode reply) {
        String id = Json.word(reply, "id");
        if (id == null) {
            return Management.refused(ErrorKind.PROVIDER_DOWN, "the provider gave no id of the template");
        }
        String category = Json.word(reply, "category");
        String status = Json.word(reply, "status");
        return CompletableFuture.completedFuture(new Template(
                id,
                draft.name(),
                draft.language(),
                category == null ? draft.category() : category,
                status == null ? "PENDING" : status,
                null,
                null,
                components.toString()));
    }

    @Override
    public CompletionStage<Void> edit(TemplateEdit change) {
        JsonNode components = TemplateText.components(change.componentsJson());
        if (components == null) {
            return notComponents();
        }
        return management
                .post(GraphClient.place(change.providerId()), TemplateText.edit(change, components))
                .thenAccept(done -> {});
    }

    private static <T> CompletionStage<T> notComponents() {
        return Management.refused(ErrorKind.CONTENT, "the components of a template are a JSON array");
    }

    @Override
    public CompletionStage<Void> delete(String name, @Nullable String language) {
        if (language == null) {
            return management.delete(templates, Map.of("name", name)).thenAccept(done -> {});
        }
        return find(name, language, null)
                .thenCompose(id -> id == null
                        ? Management.refused(ErrorKind.TEMPLATE, "there is no such template")
                        : management.delete(templates, deleting(id, name)).thenAccept(done -> {}));
    }

    private static Map<String, String> deleting(String id, String name) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("hsm_id", id);
        query.put("name", name);
        return query;
    }

    /** One language is deleted by id only, and Meta's filter by name finds longer names too. */
    private CompletionStage<@Nullable String> find(String name, String language, @Nullable String cursor) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("fields", "id,name,language");
        query.put("name", name);
        query.put("limit", PAGE);
        if (cursor != null) {
            query.put("after", cursor);
        }
        return management.get(templates, query).thenCompose(reply -> {
            for (JsonNode node : Json.items(reply.get("data"))) {
                if (name.equals(Json.text(node, "name")) && language.equals(Json.text(node, "language"))) {
                    return CompletableFuture.completedFuture(Json.word(node, "id"));
                }
            }
            String next = next(reply);
            return next == null
                    ? CompletableFuture.<@Nullable String>completedFuture(null)
                    : find(name, language, next);
        });
    }

    @Override
    public List<String> misfits(Template known, MessageContent.Template use) {
        if (NOT_SENT.contains(known.status())) {
            String reason = known.reason();
            return List.of("the template is " + known.status() + (reason == null ? "" : ": " + reason));
        }
        return TemplateFit.misfits(known.componentsJson(), use);
    }
}
