package io.centralita.core.kernel.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.nodes.NodeLink;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

/** Two nodes and a real Redis. */
class RedisDoorbellTest {

    private final WorkspaceId workspace = WorkspaceId.next();
    private final Vertx vertx = Vertx.vertx();
    private final int port = freePort();
    private final RedisServer redis = new RedisServer(port);
    private final NodeLink linkHere = new NodeLink(vertx, Optional.of("redis://127.0.0.1:" + port));
    private final NodeLink linkThere = new NodeLink(vertx, Optional.of("redis://127.0.0.1:" + port));
    private final List<WorkspaceId> heardHere = new CopyOnWriteArrayList<>();
    private final List<WorkspaceId> heardThere = new CopyOnWriteArrayList<>();
    private final RedisDoorbell here = new RedisDoorbell(linkHere);
    private final RedisDoorbell there = new RedisDoorbell(linkThere);

    @BeforeEach
    void start() {
        here.listen(heardHere::add);
        there.listen(heardThere::add);
    }

    @AfterEach
    void stop() {
        linkHere.close();
        linkThere.close();
        redis.stop();
        vertx.close();
    }

    @Test
    void shouldRingAtOtherNodesToo() {
        redis.start();
        ringUntilHeardThere();
        heardHere.clear();

        here.ring(workspace);

        await().untilAsserted(() -> assertThat(heardThere).isNotEmpty().containsOnly(workspace));
        assertThat(heardHere).containsExactly(workspace);
    }

    @Test
    void shouldMakeManyRingsFew() {
        redis.start();
        ringUntilHeardThere();
        heardThere.clear();

        for (var ring = 0; ring < 10_000; ring++) {
            here.ring(workspace);
        }

        await().untilAsserted(() -> assertThat(heardThere).isNotEmpty());
        assertThat(heardThere).hasSizeLessThan(10_000);
    }

    @Test
    void shouldRingHereWhileRedisIsAwayAndHealWhenItIsBack() {
        here.ring(workspace);
        assertThat(heardHere).containsExactly(workspace);

        redis.start();
        ringUntilHeardThere();
        redis.stop();
        here.ring(workspace);
        assertThat(heardHere.size()).isGreaterThan(1);

        heardThere.clear();
        redis.start();
        ringUntilHeardThere();
    }

    private void ringUntilHeardThere() {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            here.ring(workspace);
            return !heardThere.isEmpty();
        });
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
