package io.centralita.emulator.graph;

import io.centralita.emulator.BusinessNumber;
import io.centralita.emulator.network.Mailroom;
import io.centralita.emulator.network.Template;
import io.centralita.emulator.network.Templates;
import io.centralita.emulator.webhooks.Envelopes;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** {@code /{waba}/message_templates}: list, create (approved at once, told by webhook), delete by name. */
final class TemplatesEndpoint {

    private static final Set<String> CATEGORIES = Set.of("MARKETING", "UTILITY", "AUTHENTICATION");

    private final Templates templates;
    private final Mailroom mailroom;
    private final InstantSource clock;
    private final Answers answers;

    TemplatesEndpoint(Templates templates, Mailroom mailroom, InstantSource clock, Answers answers) {
        this.templates = templates;
        this.mailroom = mailroom;
        this.clock = clock;
        this.answers = answers;
    }

    void list(HttpServerRequest request, String wabaId) {
        String name = request.getParam("name");
        List<Template> all = templates.all(wabaId).stream()
                .filter(template -> name == null || template.name().equals(name))
                .toList();
        String after = request.getParam("after");
        int from = 1
                + IntStream.range(0, all.size())
                        .filter(n -> all.get(n).id().equals(after))
                        .findFirst()
                        .orElse(-1);
        int to = Math.min(all.size(), from + limit(request));
        JsonArray data = new JsonArray();
        all.subList(from, to).forEach(template -> data.add(template.toJson()));
        answers.json(
                request.response(), new JsonObject().put("data", data).put("paging", paging(request, all, from, to)));
    }

    void create(HttpServerRequest request, List<BusinessNumber> account, JsonObject body) {
        String category = body.getString("category", "");
        if (body.getString("name", "").isEmpty()
                || body.getString("language", "").isEmpty()) {
            answers.error(request.response(), GraphError.parameter("The parameters name and language are required."));
            return;
        }
        if (!CATEGORIES.contains(category)) {
            answers.error(request.response(), GraphError.parameter("Param category must be one of " + CATEGORIES));
            return;
        }
        BusinessNumber number = account.get(0);
        Optional<Template> made = templates.create(
                number.wabaId(),
                body.getString("name"),
                body.getString("language"),
                category,
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
                        .put("category", category));
        approve(number, made.get());
    }

    void delete(HttpServerRequest request, String wabaId) {
        String name = request.getParam("name", "");
        if (templates.delete(wabaId, name)) {
            answers.success(request.response());
        } else {
            answers.error(request.response(), GraphError.parameter("Message template \"" + name + "\" not found"));
        }
    }

    private void approve(BusinessNumber number, Template template) {
        templates.approve(number.wabaId(), template);
        JsonObject value = new JsonObject()
                .put("event", "APPROVED")
                .put("message_template_id", Long.parseLong(template.id()))
                .put("message_template_name", template.name())
                .put("message_template_language", template.language())
                .put("reason", "NONE")
                .put("message_template_category", template.category());
        String field = "message_template_status_update";
        mailroom.post(number, field, "", Envelopes.notice(number, field, value, clock.instant()));
    }

    private static int limit(HttpServerRequest request) {
        String given = request.getParam("limit", "25");
        return given.matches("[1-9]\\d{0,3}") ? Integer.parseInt(given) : 25;
    }

    private static JsonObject paging(HttpServerRequest request, List<Template> all, int from, int to) {
        if (from >= to) {
            return new JsonObject();
        }
        JsonObject paging = new JsonObject()
                .put(
                        "cursors",
                        new JsonObject()
                                .put("before", all.get(from).id())
                                .put("after", all.get(to - 1).id()));
        return to < all.size()
                ? paging.put("next", next(request, all.get(to - 1).id()))
                : paging;
    }

    private static String next(HttpServerRequest request, String after) {
        return request.scheme() + "://" + request.authority() + request.path() + "?limit=" + limit(request) + "&after="
                + after;
    }
}
