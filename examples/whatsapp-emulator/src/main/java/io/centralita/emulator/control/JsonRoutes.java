package io.centralita.emulator.control;

import io.centralita.emulator.graph.Bodies;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** Routes that take and answer JSON; what a caller got wrong is answered 400 with the reason. */
final class JsonRoutes {

    private static final int MOST_BYTES = 32 << 20;

    void get(Router router, String path, Function<RoutingContext, JsonObject> use) {
        router.get(path).handler(ctx -> answer(ctx, () -> Future.succeededFuture(use.apply(ctx))));
    }

    void delete(Router router, String path, Function<RoutingContext, JsonObject> use) {
        router.delete(path).handler(ctx -> answer(ctx, () -> Future.succeededFuture(use.apply(ctx))));
    }

    void post(Router router, String path, BiFunction<RoutingContext, JsonObject, JsonObject> use) {
        json(router, HttpMethod.POST, path, use);
    }

    void json(Router router, HttpMethod method, String path, BiFunction<RoutingContext, JsonObject, JsonObject> use) {
        jsonAsync(router, method, path, (ctx, body) -> Future.succeededFuture(use.apply(ctx, body)));
    }

    void postAsync(Router router, String path, BiFunction<RoutingContext, JsonObject, Future<JsonObject>> use) {
        jsonAsync(router, HttpMethod.POST, path, use);
    }

    private void jsonAsync(
            Router router,
            HttpMethod method,
            String path,
            BiFunction<RoutingContext, JsonObject, Future<JsonObject>> use) {
        router.route(method, path).handler(ctx -> {
            if (!isJson(ctx)) {
                refuse(ctx, 415, "the content type must be application/json");
                return;
            }
            Bodies.read(ctx.request(), MOST_BYTES)
                    .onFailure(failure -> refuse(ctx, 413, String.valueOf(failure.getMessage())))
                    .onSuccess(raw -> answer(
                            ctx,
                            () -> use.apply(
                                    ctx,
                                    Bodies.object(raw)
                                            .orElseThrow(() ->
                                                    new IllegalArgumentException("the body is no JSON object")))));
        });
    }

    private static boolean isJson(RoutingContext ctx) {
        String type = ctx.request().getHeader("Content-Type");
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("application/json");
    }

    private static void answer(RoutingContext ctx, Supplier<Future<JsonObject>> use) {
        try {
            use.get()
                    .onSuccess(body -> ctx.response()
                            .putHeader("Content-Type", "application/json")
                            .putHeader("Cache-Control", "no-store")
                            .end(body.toBuffer()))
                    .onFailure(failure -> refuse(ctx, 500, String.valueOf(failure)));
        } catch (IllegalArgumentException e) {
            refuse(ctx, 400, String.valueOf(e.getMessage()));
        }
    }

    private static void refuse(RoutingContext ctx, int status, String why) {
        ctx.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(new JsonObject().put("error", why).toBuffer());
    }
}
