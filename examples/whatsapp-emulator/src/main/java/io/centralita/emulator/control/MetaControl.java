package io.centralita.emulator.control;

import io.centralita.emulator.WhatsAppEmulator;
import io.centralita.emulator.network.NumberState;
import io.centralita.emulator.network.Template;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What Meta decides about numbers and templates, on request. */
final class MetaControl {

    private static final String NUMBER = "/_emulator/numbers/:pn";
    private static final String TEMPLATE = NUMBER + "/templates/:name/:language";

    private final WhatsAppEmulator emulator;
    private final JsonRoutes routes = new JsonRoutes();

    MetaControl(WhatsAppEmulator emulator) {
        this.emulator = emulator;
    }

    void mount(Router router) {
        routes.get(router, NUMBER + "/state", ctx -> state(emulator.meta().number(ctx.pathParam("pn"))));
        routes.json(router, HttpMethod.PUT, NUMBER + "/state", this::change);
        routes.json(router, HttpMethod.PUT, "/_emulator/template-review", (ctx, body) -> {
            emulator.meta().approvesTemplatesAtOnce(Boolean.TRUE.equals(body.getValue("approves_at_once")));
            return body;
        });
        routes.postAsync(
                router,
                TEMPLATE + "/status",
                (ctx, body) -> told(emulator.meta()
                        .templateStatus(
                                ctx.pathParam("pn"),
                                ctx.pathParam("name"),
                                ctx.pathParam("language"),
                                Fields.text(body, "status"),
                                Fields.text(body, "reason", "NONE"))));
        routes.postAsync(
                router,
                TEMPLATE + "/quality",
                (ctx, body) -> told(emulator.meta()
                        .templateQuality(
                                ctx.pathParam("pn"),
                                ctx.pathParam("name"),
                                ctx.pathParam("language"),
                                Fields.text(body, "quality"))));
        routes.postAsync(
                router,
                TEMPLATE + "/category",
                (ctx, body) -> told(emulator.meta()
                        .templateCategory(
                                ctx.pathParam("pn"),
                                ctx.pathParam("name"),
                                ctx.pathParam("language"),
                                Fields.text(body, "category"))));
    }

    private JsonObject change(RoutingContext ctx, JsonObject body) {
        return state(emulator.meta()
                .number(
                        ctx.pathParam("pn"),
                        now -> now.withQuality(Fields.text(body, "quality_rating", now.quality()))
                                .withLimit(Fields.text(body, "messaging_limit", now.limit()))
                                .withThroughput(Fields.text(body, "throughput", now.throughput()))
                                .withRegistered(
                                        body.getValue("registered") instanceof Boolean on ? on : now.registered())));
    }

    private static JsonObject state(NumberState state) {
        return new JsonObject()
                .put("registered", state.registered())
                .put("verified", state.verified())
                .put("quality_rating", state.quality())
                .put("messaging_limit", state.limit())
                .put("throughput", state.throughput())
                .put("profile", state.profile());
    }

    private static Future<JsonObject> told(CompletableFuture<Optional<Template>> decided) {
        return Future.fromCompletionStage(decided)
                .map(found ->
                        found.map(Template::toJson).orElseGet(() -> new JsonObject().put("error", "no such template")));
    }
}
