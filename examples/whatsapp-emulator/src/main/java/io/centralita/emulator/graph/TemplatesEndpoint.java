package io.centralita.emulator.graph;

import io.centralita.emulator.BusinessNumber;
import io.centralita.emulator.network.Template;
import io.centralita.emulator.network.TemplateReview;
import io.centralita.emulator.network.Templates;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /{waba}/message_templates} and {@code /{template}}: list, create, edit, delete; reviewed and told by webhook. */
final class TemplatesEndpoint {

    private static final Set<String> CATEGORIES = Set.of("MARKETING", "UTILITY", "AUTHENTICATION");
    private static final Set<String> EDITABLE = Set.of("APPROVED", "REJECTED", "PAUSED");
    private static final Set<String> MEDIA_HEADERS = Set.of("IMAGE", "VIDEO", "DOCUMENT");

    private final Templates templates;
    private final TemplateReview review;
    private final Answers answers;

    TemplatesEndpoint(Templates templates, TemplateReview review, Answers answers) {
        this.templates = templates;
        this.review = review;
        this.answers = answers;
    }

    void list(HttpServerRequest request, String wabaId) {
        answers.json(request.response(), TemplateList.page(request, templates.all(wabaId)));
    }

    void one(HttpServerRequest request, Template template) {
        answers.json(
                request.response(), FieldPick.of(template.toJson(), request.getParam("fields"), TemplateList.USUAL));
    }

    void create(HttpServerRequest request, List<BusinessNumber> account, JsonObject body) {
        Optional<String> wrong = wrong(body);
        if (wrong.isPresent()) {
            answers.error(request.response(), GraphError.parameter(wrong.get()));
            return;
        }
        BusinessNumber number = account.get(0);
        Optional<Template> made = templates.create(
                number.wabaId(),
                body.getString("name"),
                body.getString("language"),
                body.getString("category"),
                body.getJsonArray("components", new JsonArray()));
        if (made.isEmpty()) {
            answers.error(request.response(), GraphError.parameter("Content in this language already exists"));
            return;
        }
        answers.json(
                request.response(),
                new JsonObject()
                        .put("id", made.get().id())
                        .put("status", "PENDING")
                        .put("category", made.get().category()));
        review.handedIn(number, made.get());
    }

    /** Approved, rejected and paused templates may be edited; then they wait for approval again. */
    void edit(HttpServerRequest request, BusinessNumber number, Template template, JsonObject body) {
        String category = body.getString("category", template.category());
        JsonArray components = body.getJsonArray("components", template.components());
        Optional<String> wrong = headerWithoutSample(components);
        if (!EDITABLE.contains(template.status())) {
            answers.error(
                    request.response(),
                    GraphError.parameter("Only approved, rejected or paused templates can be edited."));
        } else if (!CATEGORIES.contains(category)) {
            answers.error(request.response(), GraphError.parameter("Param category must be one of " + CATEGORIES));
        } else if (wrong.isPresent()) {
            answers.error(request.response(), GraphError.parameter(wrong.get()));
        } else {
            templates.change(
                    number.wabaId(), template.name(), template.language(), found -> found.edited(category, components));
            answers.success(request.response());
            review.handedIn(number, template);
        }
    }

    void delete(HttpServerRequest request, String wabaId) {
        String name = request.getParam("name", "");
        if (templates.delete(wabaId, name, request.getParam("hsm_id", ""))) {
            answers.success(request.response());
        } else {
            answers.error(request.response(), GraphError.parameter("Message template \"" + name + "\" not found"));
        }
    }

    private static Optional<String> wrong(JsonObject body) {
        String name = body.getString("name", "");
        if (name.isEmpty() || body.getString("language", "").isEmpty()) {
            return Optional.of("The parameters name and language are required.");
        }
        if (!name.matches("[a-z0-9_]{1,512}")) {
            return Optional.of("Param name may have lower-case letters, digits and underscores only.");
        }
        if (!CATEGORIES.contains(body.getString("category", ""))) {
            return Optional.of("Param category must be one of " + CATEGORIES);
        }
        return headerWithoutSample(body.getJsonArray("components", new JsonArray()));
    }

    private static Optional<String> headerWithoutSample(JsonArray components) {
        return components.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .filter(part -> "HEADER".equalsIgnoreCase(part.getString("type", "")))
                .filter(part -> MEDIA_HEADERS.contains(part.getString("format", "")))
                .filter(part -> !hasHandle(part))
                .map(part -> "components: a " + part.getString("format") + " header needs an example header_handle.")
                .findFirst();
    }

    private static boolean hasHandle(JsonObject header) {
        JsonArray handles = header.getJsonObject("example", new JsonObject()).getJsonArray("header_handle");
        return handles != null && !handles.isEmpty() && UploadsEndpoint.isHandle(handles.getString(0));
    }
}
