package io.centralita.emulator;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A business's webhook endpoint: keeps what was posted and answers as told. */
final class WebhookReceiver implements AutoCloseable {

    /** One POST. */
    record Received(Buffer raw, String signature, long at) {

        JsonObject body() {
            return new JsonObject(raw);
        }

        JsonObject value() {
            return body().getJsonArray("entry")
                    .getJsonObject(0)
                    .getJsonArray("changes")
                    .getJsonObject(0)
                    .getJsonObject("value");
        }

        @Nullable
        JsonObject message() {
            return value().containsKey("messages")
                    ? value().getJsonArray("messages").getJsonObject(0)
                    : null;
        }

        @Nullable
        JsonObject status() {
            return value().containsKey("statuses")
                    ? value().getJsonArray("statuses").getJsonObject(0)
                    : null;
        }
    }

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    final List<Received> received = new CopyOnWriteArrayList<>();
    volatile ToIntFunction<Received> answer = post -> 200;
    /** No post is answered before this is done. */
    volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

    volatile String verifyToken = "verify-1";

    WebhookReceiver() {
        server = vertx.createHttpServer()
                .requestHandler(this::handle)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort() + "/hooks/meta";
    }

    Stream<JsonObject> messages() {
        return received.stream().map(Received::message).filter(found -> found != null);
    }

    Stream<JsonObject> statuses() {
        return received.stream().map(Received::status).filter(found -> found != null);
    }

    List<String> statusesOf(String providerId) {
        return statuses()
                .filter(status -> providerId.equals(status.getString("id")))
                .map(status -> status.getString("status"))
                .toList();
    }

    boolean any(Predicate<Received> wanted) {
        return received.stream().anyMatch(wanted);
    }

    private void handle(HttpServerRequest request) {
        if ("GET".equals(request.method().name())) {
            handshake(request);
            return;
        }
        request.body().onSuccess(raw -> {
            Received post = new Received(raw, request.getHeader("X-Hub-Signature-256"), System.nanoTime());
            int status = answer.applyAsInt(post);
            received.add(post);
            gate.whenComplete((opened, failure) ->
                    request.response().setStatusCode(status).end());
        });
    }

    private void handshake(HttpServerRequest request) {
        boolean known = "subscribe".equals(request.getParam("hub.mode"))
                && verifyToken.equals(request.getParam("hub.verify_token"));
        request.response().setStatusCode(known ? 200 : 403).end(known ? request.getParam("hub.challenge") : "");
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
