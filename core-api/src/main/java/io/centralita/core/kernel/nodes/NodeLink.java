package io.centralita.core.kernel.nodes;

import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publish and subscribe between nodes, by Redis. Without {@code centralita.redis.url} (or {@code quarkus.redis.hosts}) there is
 * no other node and it does nothing. Messages may be lost, and are while Redis is away; the link heals by itself. Listeners do
 * not hear their own node, and are called on an event loop.
 */
@ApplicationScoped
public class NodeLink {

    private static final Logger LOG = Logger.getLogger(NodeLink.class);
    private static final long RETRY_MILLIS = 1_000;
    private static final int MOST_WAITING = 4_096;
    private static final String PREFIX = "centralita:";

    private final Vertx vertx;
    private final @Nullable Redis redis;
    private final String node = UUID.randomUUID().toString();
    private final Map<String, Consumer<String>> listeners = new ConcurrentHashMap<>();
    private volatile @Nullable RedisConnection subscriber;
    private volatile boolean stopped;
    private boolean connecting;

    @Inject
    NodeLink(
            Vertx vertx,
            @ConfigProperty(name = "centralita.redis.url") Optional<String> url,
            @ConfigProperty(name = "quarkus.redis.hosts") Optional<String> hosts) {
        this(vertx, url.or(() -> hosts));
    }

    /** A link outside of the application's beans. */
    public NodeLink(Vertx vertx, Optional<String> url) {
        this.vertx = vertx;
        this.redis = url.map(address -> Redis.createClient(
                        vertx,
                        new io.vertx.redis.client.RedisOptions()
                                .setConnectionString(address)
                                .setMaxWaitingHandlers(MOST_WAITING)))
                .orElse(null);
    }

    /** Whether other nodes can be told anything. */
    public boolean isConfigured() {
        return redis != null;
    }

    /** Calls back when it was sent, or was lost. */
    public void publish(String topic, String text, Runnable done) {
        if (redis == null) {
            done.run();
            return;
        }
        redis.send(Request.cmd(Command.PUBLISH).arg(PREFIX + topic).arg(node + " " + text))
                .onComplete(sent -> done.run());
    }

    public void subscribe(String topic, Consumer<String> listener) {
        listeners.put(PREFIX + topic, listener);
        var connected = subscriber;
        if (connected != null) {
            subscribe(connected, PREFIX + topic);
        } else {
            connect();
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        close();
    }

    public void close() {
        stopped = true;
        if (redis != null) {
            redis.close();
        }
    }

    private synchronized void connect() {
        if (redis == null || stopped || connecting) {
            return;
        }
        connecting = true;
        redis.connect().onComplete(attempt -> {
            connected();
            if (attempt.succeeded()) {
                listen(attempt.result());
            } else {
                LOG.debugf("no Redis: %s", attempt.cause().getMessage());
                again();
            }
        });
    }

    private synchronized void connected() {
        connecting = false;
    }

    private void listen(RedisConnection connection) {
        subscriber = connection;
        connection.handler(this::heard);
        connection.exceptionHandler(failure -> LOG.debugf("Redis: %s", failure.getMessage()));
        connection.endHandler(ended -> {
            subscriber = null;
            again();
        });
        listeners.keySet().forEach(topic -> subscribe(connection, topic));
    }

    private void subscribe(RedisConnection connection, String topic) {
        connection.send(Request.cmd(Command.SUBSCRIBE).arg(topic)).onFailure(failure -> connection.close());
    }

    private void again() {
        if (!stopped) {
            vertx.setTimer(RETRY_MILLIS, timer -> connect());
        }
    }

    private void heard(Response message) {
        if (message.type() != ResponseType.PUSH && message.type() != ResponseType.MULTI || message.size() != 3) {
            return;
        }
        var listener = listeners.get(message.get(1).toString());
        var text = message.get(2).toString();
        var space = text.indexOf(' ');
        if (listener != null && space > 0 && !text.startsWith(node)) {
            listener.accept(text.substring(space + 1));
        }
    }
}
