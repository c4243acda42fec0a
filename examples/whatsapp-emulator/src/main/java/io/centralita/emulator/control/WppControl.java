package io.centralita.emulator.control;

import io.centralita.emulator.WhatsAppEmulator;
import io.centralita.emulator.wppconnect.WppServer;
import io.centralita.emulator.wppconnect.WppSession;
import io.centralita.emulator.wppconnect.WppSettings;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.function.BiConsumer;

/** {@code /_emulator/wppconnect}: the server's config, and what happens to its sessions and their phones. */
final class WppControl {

    private static final String ROOT = "/_emulator/wppconnect";
    private static final String SESSION = ROOT + "/sessions/:session/";

    private final WppServer server;
    private final JsonRoutes routes = new JsonRoutes();

    WppControl(WhatsAppEmulator emulator) {
        this.server = emulator.wppconnect();
    }

    void mount(Router router) {
        routes.get(router, ROOT, ctx -> state());
        routes.json(router, HttpMethod.PUT, ROOT, (ctx, body) -> configure(body));
        routes.post(router, ROOT + "/down", (ctx, body) -> done(server::goesDown));
        routes.post(router, ROOT + "/up", (ctx, body) -> done(server::comesUp));
        onSession(router, "scan", (session, body) -> server.scan(session, Fields.text(body, "phone")));
        onSession(router, "scan-at-once", (session, body) -> server.scansAtOnce(session, Fields.text(body, "phone")));
        onSession(
                router,
                "enter-code",
                (session, body) -> server.enterCode(session, Fields.text(body, "phone"), Fields.text(body, "code")));
        onSession(router, "disconnect", (session, body) -> server.disconnect(session));
        onSession(router, "unlink", (session, body) -> server.unlink(session));
        onSession(
                router,
                "silent",
                (session, body) -> server.session(session).silent(!Boolean.FALSE.equals(body.getValue("silent"))));
        routes.post(router, SESSION + "own-messages", this::ownMessage);
        routes.postAsync(router, SESSION + "events", this::event);
    }

    private void onSession(Router router, String verb, BiConsumer<String, JsonObject> use) {
        routes.post(router, SESSION + verb, (ctx, body) -> {
            use.accept(ctx.pathParam("session"), body);
            return server.session(ctx.pathParam("session")).toJson();
        });
    }

    private JsonObject ownMessage(RoutingContext ctx, JsonObject body) {
        String id = server.writesByOwnPhone(
                ctx.pathParam("session"), Fields.text(body, "chat_id"), Fields.text(body, "text"));
        return new JsonObject().put("id", id);
    }

    private Future<JsonObject> event(RoutingContext ctx, JsonObject body) {
        return Future.fromCompletionStage(
                        server.event(ctx.pathParam("session"), Fields.text(body, "event"), Fields.object(body, "data")))
                .map(CustomerMessagesJson::outcome);
    }

    private JsonObject configure(JsonObject body) {
        WppSettings now = server.settings();
        WppSettings next = now.withReadMessage(flag(body, "read_message", now.readMessage()))
                .withAutoDownload(flag(body, "auto_download", now.autoDownload()))
                .withOnSelfMessage(flag(body, "on_self_message", now.onSelfMessage()))
                .withAllUnreadOnStart(flag(body, "all_unread_on_start", now.allUnreadOnStart()))
                .withStartTakes(millis(body, "start_takes_ms", now.startTakes()))
                .withCodeLives(millis(body, "code_lives_ms", now.codeLives()));
        server.settings(next);
        server.secretKey(Fields.text(body, "secret_key", server.secretKey()));
        return state();
    }

    private JsonObject state() {
        WppSettings now = server.settings();
        JsonArray sessions = new JsonArray();
        server.sessions().stream().map(WppSession::toJson).forEach(sessions::add);
        return new JsonObject()
                .put("read_message", now.readMessage())
                .put("auto_download", now.autoDownload())
                .put("on_self_message", now.onSelfMessage())
                .put("all_unread_on_start", now.allUnreadOnStart())
                .put("start_takes_ms", now.startTakes().toMillis())
                .put("code_lives_ms", now.codeLives().toMillis())
                .put("sessions", sessions);
    }

    private JsonObject done(Runnable step) {
        step.run();
        return state();
    }

    private static boolean flag(JsonObject body, String name, boolean otherwise) {
        return body.getValue(name) instanceof Boolean given ? given : otherwise;
    }

    private static Duration millis(JsonObject body, String name, Duration otherwise) {
        return body.containsKey(name) ? Duration.ofMillis((long) Fields.number(body, name)) : otherwise;
    }
}
