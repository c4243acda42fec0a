package io.centralita.emulator.wppconnect;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The paths under {@code /api} and {@code /healthz}: who is let in, and by which words the others are sent away. */
final class WppApi {

    private final WppServer server;
    private final Tokens tokens = new Tokens();
    private final SessionCalls calls;
    private final long startedAt = System.nanoTime();

    WppApi(WppServer server, SessionCalls calls) {
        this.server = server;
        this.calls = calls;
    }

    void mount(Router router) {
        router.route("/api/*").handler(this::enter);
        router.get("/healthz").handler(this::health);
        router.get("/unhealthy").handler(this::unhealthy);
    }

    private void health(RoutingContext ctx) {
        if (neverAnswers(ctx.request())) {
            return;
        }
        double uptime = (System.nanoTime() - startedAt) / 1e9;
        Answers.plain(
                ctx.response(),
                200,
                new JsonObject()
                        .put("uptime", uptime)
                        .put("message", "OK")
                        .put("timestamp", System.currentTimeMillis()));
    }

    /** Anybody may end the real server with one GET. */
    private void unhealthy(RoutingContext ctx) {
        server.goesDown();
        ctx.response().reset();
    }

    private void enter(RoutingContext ctx) {
        if (neverAnswers(ctx.request())) {
            return;
        }
        RequestBody.read(ctx.request())
                .onFailure(failure -> Answers.page(
                        ctx.response(),
                        400,
                        "SyntaxError: Unexpected token in JSON at position 0<br> &nbsp; &nbsp;at"
                                + " JSON.parse (&lt;anonymous&gt;)"))
                .onSuccess(body -> route(ctx, body));
    }

    /** A server that is down closes connections; a GET with a JSON content type hangs. */
    private boolean neverAnswers(HttpServerRequest request) {
        if (server.down()) {
            request.response().reset();
            return true;
        }
        return "GET".equals(request.method().name()) && "application/json".equals(request.getHeader("Content-Type"));
    }

    private void route(RoutingContext ctx, RequestBody body) {
        List<String> path = Stream.of(ctx.request().path().split("/", -1))
                .skip(2)
                .map(WppApi::decoded)
                .toList();
        if (!bySecret(ctx, path)) {
            bySession(ctx, path, body);
        }
    }

    private void bySession(RoutingContext ctx, List<String> path, RequestBody body) {
        String method = ctx.request().method().name();
        if (path.size() < 2 || !calls.knows(method, path.subList(1, path.size()))) {
            Answers.page(
                    ctx.response(),
                    404,
                    "Cannot " + method + " " + escaped(ctx.request().path()));
            return;
        }
        String[] named = path.get(0).split(":", 2);
        String token = named.length > 1 ? named[1] : bearer(ctx.request());
        if (token == null) {
            Answers.plain(
                    ctx.response(),
                    401,
                    new JsonObject().put("message", "Token is not present. Check your header and try again"));
        } else if (!tokens.fits(token, named[0], server.secretKey())) {
            Answers.plain(
                    ctx.response(), 401, new JsonObject().put("error", "Check that the Session and Token are correct"));
        } else {
            calls.serve(ctx.request(), server.session(named[0]), path.subList(1, path.size()), body);
        }
    }

    private boolean bySecret(RoutingContext ctx, List<String> path) {
        String route = ctx.request().method().name() + " " + path.get(path.size() - 1);
        if (path.size() == 2) {
            return withSecret(ctx, route, path.get(0));
        }
        if (path.size() != 3) {
            return false;
        }
        boolean right = isSecret(path.get(1));
        if ("POST generate-token".equals(route)) {
            generate(ctx, path.get(0), right);
            return true;
        }
        if ("POST clear-session-data".equals(route)) {
            server.forgets(path.get(0));
            Answers.plain(ctx.response(), right ? 200 : 400, secretAnswer(right, "success"));
            return true;
        }
        return false;
    }

    private void generate(RoutingContext ctx, String session, boolean right) {
        if (!right) {
            Answers.plain(
                    ctx.response(),
                    400,
                    new JsonObject().put("response", false).put("message", "The SECRET_KEY is incorrect"));
            return;
        }
        String token = tokens.make(session, server.secretKey());
        Answers.plain(
                ctx.response(),
                201,
                new JsonObject()
                        .put("status", "success")
                        .put("session", session)
                        .put("token", token)
                        .put("full", session + ":" + token));
    }

    private boolean withSecret(RoutingContext ctx, String route, String secret) {
        boolean right = isSecret(secret);
        switch (route) {
            case "GET show-all-sessions" ->
                Answers.plain(
                        ctx.response(),
                        right ? 200 : 400,
                        right ? new JsonObject().put("response", paired()) : secretAnswer(false, ""));
            case "GET backup-sessions" ->
                Answers.plain(ctx.response(), right ? 200 : 400, secretAnswer(right, "success"));
            case "POST start-all" -> {
                server.startAll();
                Answers.plain(
                        ctx.response(),
                        right ? 201 : 400,
                        right
                                ? new JsonObject().put("status", "success").put("message", "Starting all sessions")
                                : secretAnswer(false, ""));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private JsonArray paired() {
        JsonArray names = new JsonArray();
        server.sessions().stream()
                .filter(session -> session.phone() != null)
                .forEach(session -> names.add(session.name()));
        return names;
    }

    private static JsonObject secretAnswer(boolean right, String status) {
        return right
                ? new JsonObject().put("status", status)
                : new JsonObject().put("response", false).put("message", "The token is incorrect");
    }

    private boolean isSecret(String given) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), server.secretKey().getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String bearer(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.startsWith("Bearer "))
                .map(header -> header.substring(7))
                .orElse(null);
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
