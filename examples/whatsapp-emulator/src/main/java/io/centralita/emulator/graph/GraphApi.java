package io.centralita.emulator.graph;

import io.centralita.emulator.BusinessNumber;
import io.centralita.emulator.network.MediaLinks;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** The paths of the Graph API. Any version of the form {@code v21.0} is served alike. */
public final class GraphApi {

    private static final String VERSION = "/v\\d+\\.\\d+";
    private static final String OBJECT = VERSION + "/(?<id>[^/]+)";

    private final Access access;
    private final Answers answers;
    private final Doorway doorway;
    private final MessagesEndpoint messages;
    private final NumbersEndpoint numbers;
    private final SubscriptionsEndpoint subscriptions;
    private final TemplatesEndpoint templates;
    private final MediaEndpoint media;

    /** Serves by these parts. */
    public GraphApi(GraphParts parts) {
        this.access = new Access(parts.numbers());
        this.answers = new Answers(parts.ids());
        this.doorway = new Doorway(access, answers);
        this.messages = new MessagesEndpoint(
                parts.business(), new ReferenceChecks(parts.media(), parts.templates()), parts.dice(), answers);
        this.numbers = new NumbersEndpoint(answers);
        this.subscriptions = new SubscriptionsEndpoint(parts.numbers(), parts.poster(), answers);
        this.templates = new TemplatesEndpoint(parts.templates(), parts.mailroom(), parts.clock(), answers);
        this.media = new MediaEndpoint(parts.media(), parts.links(), parts.dice(), access, answers);
    }

    /** Adds the routes. */
    public void mount(Router router) {
        on(router, HttpMethod.POST, OBJECT + "/messages", ctx -> doorway.withBody(ctx, this::postMessage));
        mountNumbers(router);
        mountAccounts(router);
        mountMedia(router);
        router.routeWithRegex(VERSION + "/.*")
                .handler(ctx -> answers.error(
                        ctx.response(), GraphError.unknownPath(ctx.request().path())));
    }

    private void mountNumbers(Router router) {
        on(router, HttpMethod.GET, OBJECT, this::getObject);
        on(
                router,
                HttpMethod.POST,
                OBJECT + "/(register|deregister)",
                ctx -> doorway.withNumber(ctx, number -> answers.success(ctx.response())));
    }

    private void mountAccounts(Router router) {
        onAccount(router, HttpMethod.GET, "/phone_numbers", (ctx, account) -> numbers.list(ctx.request(), account));
        onAccount(
                router,
                HttpMethod.GET,
                "/subscribed_apps",
                (ctx, account) -> subscriptions.list(ctx.request(), waba(account)));
        onAccount(
                router,
                HttpMethod.DELETE,
                "/subscribed_apps",
                (ctx, account) -> subscriptions.unsubscribe(ctx.request(), waba(account)));
        onAccount(
                router,
                HttpMethod.GET,
                "/message_templates",
                (ctx, account) -> templates.list(ctx.request(), waba(account)));
        onAccount(
                router,
                HttpMethod.DELETE,
                "/message_templates",
                (ctx, account) -> templates.delete(ctx.request(), waba(account)));
        on(
                router,
                HttpMethod.POST,
                OBJECT + "/subscribed_apps",
                ctx -> doorway.withBody(
                        ctx,
                        (same, raw) -> doorway.withAccount(
                                ctx,
                                account -> subscriptions.subscribe(
                                        ctx.request(),
                                        account,
                                        Bodies.object(raw).orElse(new JsonObject())))));
        on(
                router,
                HttpMethod.POST,
                OBJECT + "/message_templates",
                ctx -> doorway.withBody(
                        ctx,
                        (same, raw) -> doorway.withAccount(
                                ctx,
                                account -> templates.create(
                                        ctx.request(),
                                        account,
                                        Bodies.object(raw).orElse(new JsonObject())))));
    }

    private void mountMedia(Router router) {
        on(
                router,
                HttpMethod.POST,
                OBJECT + "/media",
                ctx -> doorway.withNumber(ctx, number -> media.upload(ctx.request(), number)));
        on(
                router,
                HttpMethod.DELETE,
                OBJECT,
                ctx -> doorway.withObject(
                        ctx, token -> id -> media.find(token, id), found -> media.delete(ctx.request(), found)));
        router.get(MediaLinks.PATH)
                .handler(ctx -> doorway.withToken(ctx, token -> media.download(ctx.request(), token)));
    }

    private void postMessage(RoutingContext ctx, Buffer raw) {
        doorway.withNumber(ctx, number -> messages.post(ctx.request(), number, raw));
    }

    private void getObject(RoutingContext ctx) {
        doorway.withToken(ctx, token -> {
            Optional<BusinessNumber> number = access.number(token, ctx.pathParam("id"));
            if (number.isPresent()) {
                numbers.one(ctx.request(), number.get());
            } else {
                media.find(token, ctx.pathParam("id"))
                        .ifPresentOrElse(found -> media.lookUp(ctx.request(), found), () -> doorway.unknown(ctx));
            }
        });
    }

    private void onAccount(Router router, HttpMethod method, String path, AccountUse use) {
        on(router, method, OBJECT + path, ctx -> doorway.withAccount(ctx, account -> use.accept(ctx, account)));
    }

    private static void on(Router router, HttpMethod method, String path, Handler<RoutingContext> handler) {
        router.routeWithRegex(method, path).handler(handler);
    }

    private static String waba(List<BusinessNumber> account) {
        return account.get(0).wabaId();
    }

    private interface AccountUse {
        void accept(RoutingContext ctx, List<BusinessNumber> account);
    }
}
