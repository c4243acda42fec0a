package io.centralita.emulator.graph;

import io.centralita.emulator.BusinessNumber;
import io.centralita.emulator.network.MediaLinks;
import io.centralita.emulator.network.Template;
import io.centralita.emulator.network.Templates;
import io.vertx.core.Handler;
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
    private final Templates store;
    private final MessagesEndpoint messages;
    private final NumbersEndpoint numbers;
    private final ProfileEndpoint profiles;
    private final RegistrationEndpoint registration;
    private final SubscriptionsEndpoint subscriptions;
    private final TemplatesEndpoint templates;
    private final MediaEndpoint media;
    private final UploadsEndpoint uploads;

    /** Serves by these parts. */
    public GraphApi(GraphParts parts) {
        this.access = new Access(parts.numbers());
        this.answers = new Answers(parts.ids());
        this.doorway = new Doorway(access, answers);
        this.store = parts.templates();
        this.messages = new MessagesEndpoint(
                parts.business(),
                new ReferenceChecks(parts.media(), parts.templates()),
                parts.states(),
                parts.dice(),
                answers);
        this.numbers = new NumbersEndpoint(parts.numbers(), parts.states(), answers);
        this.profiles = new ProfileEndpoint(parts.states(), answers);
        this.registration = new RegistrationEndpoint(parts.numbers(), parts.states(), parts.poster(), answers);
        this.subscriptions = new SubscriptionsEndpoint(parts.numbers(), parts.poster(), answers);
        this.templates = new TemplatesEndpoint(parts.templates(), parts.review(), answers);
        this.media = new MediaEndpoint(parts.media(), parts.links(), parts.dice(), access, answers);
        this.uploads = new UploadsEndpoint(answers);
    }

    /** Adds the routes. */
    public void mount(Router router) {
        on(
                router,
                HttpMethod.POST,
                OBJECT + "/messages",
                ctx -> doorway.withBody(
                        ctx,
                        (same, raw) -> doorway.withNumber(ctx, number -> messages.post(ctx.request(), number, raw))));
        mountNumbers(router);
        mountAccounts(router);
        mountMedia(router);
        mountUploads(router);
        on(
                router,
                HttpMethod.GET,
                VERSION + "/app",
                ctx -> doorway.withToken(ctx, token -> subscriptions.app(ctx.request())));
        on(router, HttpMethod.GET, OBJECT, this::getObject);
        onJson(router, "", this::postObject);
        router.routeWithRegex(VERSION + "/.*")
                .handler(ctx -> answers.error(
                        ctx.response(), GraphError.unknownPath(ctx.request().path())));
    }

    private void mountNumbers(Router router) {
        onNumber(router, "/register", (ctx, number, body) -> registration.register(ctx.request(), number, body));
        onNumber(router, "/deregister", (ctx, number, body) -> registration.deregister(ctx.request(), number));
        onNumber(router, "/request_code", (ctx, number, body) -> registration.requestCode(ctx.request(), number, body));
        onNumber(router, "/verify_code", (ctx, number, body) -> registration.verifyCode(ctx.request(), number, body));
        onNumber(
                router,
                "/whatsapp_business_profile",
                (ctx, number, body) -> profiles.change(ctx.request(), number, body));
        on(
                router,
                HttpMethod.GET,
                OBJECT + "/whatsapp_business_profile",
                ctx -> doorway.withNumber(ctx, number -> profiles.read(ctx.request(), number)));
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
        onJson(
                router,
                "/subscribed_apps",
                (ctx, body) ->
                        doorway.withAccount(ctx, account -> subscriptions.subscribe(ctx.request(), account, body)));
        onJson(
                router,
                "/message_templates",
                (ctx, body) -> doorway.withAccount(ctx, account -> templates.create(ctx.request(), account, body)));
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

    private void mountUploads(Router router) {
        on(
                router,
                HttpMethod.POST,
                OBJECT + "/uploads",
                ctx -> doorway.withToken(ctx, token -> uploads.open(ctx.request())));
        String session = VERSION + "/(?<id>upload:[^/]+)";
        on(
                router,
                HttpMethod.GET,
                session,
                ctx -> doorway.withToken(ctx, token -> uploads.offset(ctx.request(), ctx.pathParam("id"))));
        on(
                router,
                HttpMethod.POST,
                session,
                ctx -> doorway.withFile(
                        ctx,
                        bytes -> doorway.withToken(
                                ctx, token -> uploads.append(ctx.request(), ctx.pathParam("id"), bytes))));
    }

    private void getObject(RoutingContext ctx) {
        doorway.withToken(ctx, token -> {
            String id = ctx.pathParam("id");
            Optional<BusinessNumber> number = access.number(token, id);
            Optional<Template> template = template(token, id);
            List<BusinessNumber> account = access.account(token, id);
            if (number.isPresent()) {
                numbers.one(ctx.request(), number.get());
            } else if (!account.isEmpty()) {
                numbers.account(ctx.request(), account);
            } else if (template.isPresent()) {
                templates.one(ctx.request(), template.get());
            } else {
                media.find(token, id)
                        .ifPresentOrElse(found -> media.lookUp(ctx.request(), found), () -> doorway.unknown(ctx));
            }
        });
    }

    private void postObject(RoutingContext ctx, JsonObject body) {
        doorway.withToken(ctx, token -> {
            String id = ctx.pathParam("id");
            Optional<BusinessNumber> number = access.number(token, id);
            Optional<Template> template = template(token, id);
            if (number.isPresent()) {
                registration.change(ctx.request(), number.get(), body);
            } else if (template.isPresent()) {
                BusinessNumber owner = owner(token, template.get()).orElseThrow();
                templates.edit(ctx.request(), owner, template.get(), body);
            } else {
                doorway.unknown(ctx);
            }
        });
    }

    private Optional<Template> template(String token, String id) {
        return access.numbers(token).stream()
                .flatMap(number -> store.byId(number.wabaId(), id).stream())
                .findFirst();
    }

    private Optional<BusinessNumber> owner(String token, Template template) {
        return access.numbers(token).stream()
                .filter(number -> store.byId(number.wabaId(), template.id()).isPresent())
                .findFirst();
    }

    private void onAccount(Router router, HttpMethod method, String path, AccountUse use) {
        on(router, method, OBJECT + path, ctx -> doorway.withAccount(ctx, account -> use.accept(ctx, account)));
    }

    private void onNumber(Router router, String path, NumberUse use) {
        onJson(router, path, (ctx, body) -> doorway.withNumber(ctx, number -> use.accept(ctx, number, body)));
    }

    private void onJson(Router router, String path, BodyUse use) {
        on(
                router,
                HttpMethod.POST,
                OBJECT + path,
                ctx -> doorway.withBody(
                        ctx, (same, raw) -> use.accept(ctx, Bodies.object(raw).orElse(new JsonObject()))));
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

    private interface NumberUse {
        void accept(RoutingContext ctx, BusinessNumber number, JsonObject body);
    }

    private interface BodyUse {
        void accept(RoutingContext ctx, JsonObject body);
    }
}
