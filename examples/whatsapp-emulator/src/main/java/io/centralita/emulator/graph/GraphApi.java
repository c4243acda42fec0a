package io.centralita.emulator.graph;

import io.centralita.emulator.BusinessNumber;
import io.centralita.emulator.network.BusinessSide;
import io.centralita.emulator.network.FaultDice;
import io.centralita.emulator.network.Media;
import io.centralita.emulator.network.MediaLinks;
import io.centralita.emulator.network.MediaStore;
import io.centralita.emulator.network.Numbers;
import io.centralita.emulator.network.ProviderIds;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** The paths of the Graph API. Any version of the form {@code v21.0} is served alike. */
public final class GraphApi {

    private static final String VERSION = "/v\\d+\\.\\d+";
    private static final String OBJECT = VERSION + "/(?<id>[^/]+)";
    private static final int MESSAGE_BYTES = 1 << 20;

    private final Access access;
    private final Answers answers;
    private final MessagesEndpoint messages;
    private final NumbersEndpoint numbers;
    private final MediaEndpoint media;

    /** Serves these numbers. */
    public GraphApi(
            Numbers directory,
            BusinessSide business,
            MediaStore store,
            MediaLinks links,
            FaultDice dice,
            ProviderIds ids) {
        this.access = new Access(directory);
        this.answers = new Answers(ids);
        this.messages = new MessagesEndpoint(business, store, dice, answers);
        this.numbers = new NumbersEndpoint(directory, answers);
        this.media = new MediaEndpoint(store, links, dice, access, answers);
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.routeWithRegex(HttpMethod.POST, OBJECT + "/messages").handler(this::postMessage);
        router.routeWithRegex(HttpMethod.GET, OBJECT + "/phone_numbers")
                .handler(ctx -> withAccount(ctx, (token, waba, account) -> numbers.list(ctx.request(), account)));
        router.routeWithRegex(HttpMethod.GET, OBJECT + "/subscribed_apps")
                .handler(
                        ctx -> withAccount(ctx, (token, waba, account) -> numbers.subscribedApps(ctx.request(), waba)));
        router.routeWithRegex(HttpMethod.POST, OBJECT + "/subscribed_apps")
                .handler(ctx ->
                        withAccount(ctx, (token, waba, account) -> numbers.subscribe(ctx.request(), waba, true)));
        router.routeWithRegex(HttpMethod.DELETE, OBJECT + "/subscribed_apps")
                .handler(ctx ->
                        withAccount(ctx, (token, waba, account) -> numbers.subscribe(ctx.request(), waba, false)));
        router.routeWithRegex(HttpMethod.POST, OBJECT + "/media")
                .handler(ctx -> withNumber(ctx, number -> media.upload(ctx.request(), number)));
        router.routeWithRegex(HttpMethod.POST, OBJECT + "/(register|deregister)")
                .handler(ctx -> withNumber(ctx, number -> answers.success(ctx.response())));
        router.routeWithRegex(HttpMethod.GET, OBJECT).handler(this::getObject);
        router.routeWithRegex(HttpMethod.DELETE, OBJECT)
                .handler(ctx -> withMedia(ctx, found -> media.delete(ctx.request(), found)));
        router.get(MediaLinks.PATH).handler(ctx -> withToken(ctx, token -> media.download(ctx.request(), token)));
        router.routeWithRegex(VERSION + "/.*")
                .handler(ctx -> answers.error(
                        ctx.response(), GraphError.unknownPath(ctx.request().path())));
    }

    private void postMessage(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        Bodies.read(request, MESSAGE_BYTES)
                .onSuccess(raw -> withNumber(ctx, number -> messages.post(request, number, raw)))
                .onFailure(failure ->
                        answers.error(ctx.response(), GraphError.parameter(String.valueOf(failure.getMessage()))));
    }

    private void getObject(RoutingContext ctx) {
        withToken(ctx, token -> {
            Optional<BusinessNumber> number = access.number(token, ctx.pathParam("id"));
            if (number.isPresent()) {
                numbers.one(ctx.request(), number.get());
            } else {
                withMedia(ctx, found -> media.lookUp(ctx.request(), found));
            }
        });
    }

    private void withMedia(RoutingContext ctx, Consumer<Media> use) {
        withToken(ctx, token -> {
            String id = ctx.pathParam("id");
            Optional<Media> found = media.find(token, id);
            if (found.isPresent()) {
                use.accept(found.get());
            } else {
                unknown(ctx, id);
            }
        });
    }

    private void withNumber(RoutingContext ctx, Consumer<BusinessNumber> use) {
        withToken(ctx, token -> {
            String id = ctx.pathParam("id");
            Optional<BusinessNumber> number = access.number(token, id);
            if (number.isPresent()) {
                use.accept(number.get());
            } else {
                unknown(ctx, id);
            }
        });
    }

    private void withAccount(RoutingContext ctx, AccountUse use) {
        withToken(ctx, token -> {
            String id = ctx.pathParam("id");
            List<BusinessNumber> account = access.account(token, id);
            if (account.isEmpty()) {
                unknown(ctx, id);
            } else {
                use.accept(token, id, account);
            }
        });
    }

    private void withToken(RoutingContext ctx, Consumer<String> use) {
        Optional<String> token = access.token(ctx.request());
        if (token.isPresent()) {
            use.accept(token.get());
        } else {
            answers.error(ctx.response(), GraphError.badToken());
        }
    }

    private void unknown(RoutingContext ctx, String id) {
        String method = ctx.request().method().name().toLowerCase(Locale.ROOT);
        answers.error(ctx.response(), GraphError.unknownObject(method, id));
    }

    private interface AccountUse {
        void accept(String token, String wabaId, List<BusinessNumber> account);
    }
}
