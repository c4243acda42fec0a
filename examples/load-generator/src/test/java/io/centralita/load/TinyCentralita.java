package io.centralita.load;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * As much of the API as a load run speaks, kept in memory on one event loop, with a plan of how often the n-th message is
 * pushed to agents: once, never (a planted loss) or twice (a planted duplicate).
 */
final class TinyCentralita implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final IntFunction<Integer> copiesToAgents;
    private final Map<String, String> appSecrets = new HashMap<>();
    private final Map<String, JsonArray> messages = new LinkedHashMap<>();
    private final Map<String, String> channelOf = new HashMap<>();
    private final Map<ServerWebSocket, Long> sockets = new LinkedHashMap<>();
    private final List<ServerWebSocket> supervisors = new ArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();
    private int received;
    private long seq;

    private TinyCentralita(IntFunction<Integer> copiesToAgents) {
        this.copiesToAgents = copiesToAgents;
        server = vertx.createHttpServer(new HttpServerOptions().addWebSocketSubProtocol("centralita.v1"))
                .requestHandler(this::take)
                .webSocketHandler(this::connected);
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    }

    static TinyCentralita start(IntFunction<Integer> copiesToAgents) {
        return new TinyCentralita(copiesToAgents);
    }

    int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void take(HttpServerRequest request) {
        request.body().onSuccess(body -> answer(request, body));
    }

    private void answer(HttpServerRequest request, Buffer body) {
        String path = request.path();
        if (path.startsWith("/hooks/")) {
            hook(request, path.substring("/hooks/".length()), body);
        } else if ("/v1/auth/login".equals(path)) {
            String email = body.toJsonObject().getString("email");
            reply(request, 200, new JsonObject().put("access_token", email));
        } else if ("/v1/channels".equals(path)) {
            String id = "chn_" + ids.incrementAndGet();
            appSecrets.put(id, body.toJsonObject().getJsonObject("config").getString("app_secret"));
            reply(request, 201, new JsonObject().put("id", id));
        } else if ("/v1/conversations".equals(path)) {
            reply(request, 200, conversations(request.getParam("channel_id")));
        } else if (path.endsWith("/messages")) {
            reply(request, 200, page(messages.get(path.split("/")[3])));
        } else {
            reply(request, 200, new JsonObject().put("id", "usr_" + ids.incrementAndGet()));
        }
    }

    private void hook(HttpServerRequest request, String channel, Buffer body) {
        String expected = "sha256=" + TestSignatures.hex(appSecrets.get(channel), body.getBytes());
        if (!expected.equals(request.getHeader("X-Hub-Signature-256"))) {
            request.response().setStatusCode(401).end();
            return;
        }
        request.response().end();
        JsonObject value = body.toJsonObject()
                .getJsonArray("entry")
                .getJsonObject(0)
                .getJsonArray("changes")
                .getJsonObject(0)
                .getJsonObject("value");
        value.getJsonArray("messages").forEach(message -> store(channel, (JsonObject) message));
    }

    private void store(String channel, JsonObject inbound) {
        String conversation = "cnv_" + channel.substring(4) + "x" + inbound.getString("from");
        channelOf.put(conversation, channel);
        JsonObject message = new JsonObject()
                .put("id", "msg_" + ids.incrementAndGet())
                .put("conversation_id", conversation)
                .put("provider_message_id", inbound.getString("id"));
        messages.computeIfAbsent(conversation, ignored -> new JsonArray()).add(message);
        int copies = copiesToAgents.apply(received++);
        seq++;
        sockets.keySet().forEach(socket -> push(socket, message, supervisors.contains(socket) ? 1 : copies));
    }

    private void push(ServerWebSocket socket, JsonObject message, int copies) {
        for (int copy = 0; copy < copies; copy++) {
            JsonObject event = new JsonObject()
                    .put("op", "event")
                    .put("seq", seq)
                    .put("prev", sockets.get(socket))
                    .put("type", "message.created")
                    .put("data", new JsonObject().put("message", message));
            sockets.put(socket, seq);
            socket.writeTextMessage(event.encode());
        }
    }

    private void connected(ServerWebSocket socket) {
        if (socket.headers().get("Authorization").contains("supervisor")) {
            supervisors.add(socket);
        }
        socket.writeTextMessage(new JsonObject().put("op", "hello").encode());
        socket.textMessageHandler(text -> {
            if ("identify".equals(new JsonObject(text).getString("op"))) {
                socket.writeTextMessage(new JsonObject().put("op", "ready").encode());
                sockets.put(socket, seq);
            }
        });
        socket.closeHandler(ignored -> sockets.remove(socket));
    }

    private JsonObject conversations(String channel) {
        JsonArray all = new JsonArray();
        messages.keySet().stream()
                .filter(id -> channel == null || channel.equals(channelOf.get(id)))
                .forEach(id -> all.add(new JsonObject().put("id", id)));
        return page(all);
    }

    private static JsonObject page(JsonArray data) {
        return new JsonObject().put("data", data).putNull("next_cursor").put("has_more", false);
    }

    private static void reply(HttpServerRequest request, int status, JsonObject body) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body.toBuffer());
    }
}
