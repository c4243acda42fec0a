package io.centralita.core.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.core.kernel.nodes.NodeLink;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

/** Two nodes and a real Redis. */
class ChannelNewsTest {

    private final Vertx vertx = Vertx.vertx();
    private final int port = freePort();
    private final RedisServer redis = new RedisServer(port);
    private final NodeLink linkHere = new NodeLink(vertx, Optional.of("redis://127.0.0.1:" + port));
    private final NodeLink linkThere = new NodeLink(vertx, Optional.of("redis://127.0.0.1:" + port));
    private final AtomicInteger looksHere = new AtomicInteger();
    private final AtomicInteger looksThere = new AtomicInteger();

    @AfterEach
    void stop() {
        linkHere.close();
        linkThere.close();
        redis.stop();
        vertx.close();
    }

    @Test
    void shouldHaveTheOtherNodeLook() {
        redis.start();
        var here = new ChannelNews(linkHere, looksHere::incrementAndGet);
        here.listen();
        new ChannelNews(linkThere, looksThere::incrementAndGet).listen();

        await().until(() -> {
            here.tell();
            return looksThere.get() > 0;
        });

        assertThat(looksHere).as("a node knows what it changed itself").hasValue(0);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
