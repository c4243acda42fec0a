package io.centralita.load.wire;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The one event loop all connections of a run live on, so that their handlers share state without locks. The main thread
 * drives it through {@link #await}.
 */
public final class Line implements AutoCloseable {

    private final Vertx vertx;
    private final Context context;
    private final NetClient net;
    private final String host;
    private final int port;

    /** A line to a host and port. */
    public Line(String host, int port) {
        this.host = host;
        this.port = port;
        vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setMaxEventLoopExecuteTime(30)
                .setMaxEventLoopExecuteTimeUnit(TimeUnit.SECONDS));
        context = vertx.getOrCreateContext();
        net = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true).setConnectTimeout(10_000));
    }

    /** Host and port, as in a Host header. */
    public String authority() {
        return host + ":" + port;
    }

    /** The event loop. */
    public Vertx vertx() {
        return vertx;
    }

    /** Opens an HTTP connection. Call it on the event loop. */
    public Future<HttpConnection> connect() {
        return HttpConnection.open(net, host, port);
    }

    /** Opens a WebSocket. Call it on the event loop. */
    public Future<WebSocket> webSocket(String path, Map<String, String> headers, WebSocket.TextHandler handler) {
        return WebSocket.open(net, host, port, path, headers, handler);
    }

    /** Runs something on the event loop. */
    public void run(Runnable action) {
        context.runOnContext(ignored -> action.run());
    }

    /** Starts something on the event loop and waits for its end, from another thread. */
    public <T> T await(Supplier<Future<T>> action, int seconds) {
        Promise<T> promise = Promise.promise();
        run(() -> start(action).onComplete(promise));
        try {
            return promise.future().toCompletionStage().toCompletableFuture().get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause().getMessage(), failed.getCause());
        } catch (TimeoutException late) {
            throw new IllegalStateException("not done in " + seconds + " s", late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    /** Computes something on the event loop and waits for it. */
    public <T> T ask(Supplier<T> question) {
        return await(() -> Future.succeededFuture(question.get()), 60);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static <T> Future<T> start(Supplier<Future<T>> action) {
        try {
            return action.get();
        } catch (RuntimeException failed) {
            return Future.failedFuture(failed);
        }
    }
}
