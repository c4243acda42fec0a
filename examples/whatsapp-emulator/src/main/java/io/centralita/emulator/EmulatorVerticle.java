package io.centralita.emulator;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import org.jspecify.annotations.Nullable;

/** Runs one emulator on one event loop: server, timers and webhook client. */
final class EmulatorVerticle extends AbstractVerticle {

    private final EmulatorOptions options;
    private @Nullable Exchange exchange;
    private @Nullable Router router;
    private int port;

    EmulatorVerticle(EmulatorOptions options) {
        this.options = options;
    }

    Exchange exchange() {
        if (exchange == null) {
            throw new IllegalStateException("the emulator has not started");
        }
        return exchange;
    }

    Router router() {
        if (router == null) {
            throw new IllegalStateException("the emulator has not started");
        }
        return router;
    }

    Context context() {
        return context;
    }

    int port() {
        return port;
    }

    @Override
    public void start(Promise<Void> started) {
        Exchange parts = new Exchange(options, vertx);
        exchange = parts;
        Router routes = Router.router(vertx);
        router = routes;
        parts.graph.mount(routes);
        parts.wppconnect.mount(routes);
        HttpServer server = vertx.createHttpServer(new HttpServerOptions()
                .setHost(options.host())
                .setPort(options.port())
                .setHandle100ContinueAutomatically(true));
        server.requestHandler(routes)
                .listen()
                .onSuccess(listening -> {
                    port = listening.actualPort();
                    parts.listensOn(port);
                })
                .<Void>mapEmpty()
                .onComplete(started);
    }

    @Override
    public void stop() {
        exchange().poster.close();
    }
}
