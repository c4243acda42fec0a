package io.centralita.core.realtime;

import io.centralita.core.kernel.facts.FactDraft;
import io.centralita.core.testing.TestWorkspaces;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Figures, not promises: {@code -Dbenchmark=true}. Everything, clients included, in one process. */
@QuarkusTest
@EnabledIfSystemProperty(named = "benchmark", matches = "true")
class RealtimeBenchmark {

    private static final int SOCKETS = 3;
    private static final int FACTS = 200_000;
    private static final int BATCH = 50;
    private static final int SINGLES = 1_000;

    @TestHTTPResource("/v1/realtime")
    URI http;

    @Inject
    TestLog log;

    @Inject
    TestWorkspaces workspaces;

    @Inject
    Rechecks rechecks;

    private TestWorkspaces.TestWorkspace workspace;

    @BeforeEach
    void enter() {
        workspace = workspaces.create();
    }

    @Test
    void throughput() throws InterruptedException {
        for (var round = 0; round < 3; round++) {
            var arrived = new CountDownLatch(SOCKETS * FACTS);
            var clients = clients(frame -> arrived.countDown());
            var facts = TestLog.messages(UUID.randomUUID(), null, BATCH);
            var start = System.nanoTime();
            for (var told = 0; told < FACTS; told += BATCH) {
                var fresh = new ArrayList<FactDraft>(BATCH);
                for (var fact : facts) {
                    fresh.add(TestLog.fact(fact.type(), fact.audience(), "{\"body\":\"" + "x".repeat(500) + "\"}"));
                }
                log.append(workspace.id(), fresh);
            }
            var written = System.nanoTime();
            arrived.await();
            var end = System.nanoTime();
            System.out.printf(
                    "facts/s written %.0f, told to %d sockets %.0f (frames/s %.0f)%n",
                    FACTS / seconds(written - start),
                    SOCKETS,
                    FACTS / seconds(end - start),
                    SOCKETS * FACTS / seconds(end - start));
            clients.forEach(WebSocket::abort);
        }
    }

    @Test
    void latency() throws InterruptedException {
        for (var round = 0; round < 3; round++) {
            var sentAt = new AtomicLong();
            var took = new long[SINGLES];
            var number = new AtomicLong();
            var clients = clients(frame -> {
                var at = (int) number.getAndIncrement();
                if (at % SOCKETS == 0 && at / SOCKETS < SINGLES) {
                    took[at / SOCKETS] = System.nanoTime() - sentAt.get();
                }
            });
            for (var single = 0; single < SINGLES; single++) {
                sentAt.set(System.nanoTime());
                log.append(workspace.id(), TestLog.message(UUID.randomUUID(), null, "one"));
                LockSupport.parkNanos(10_000_000 - (System.nanoTime() - sentAt.get()));
            }
            Arrays.sort(took);
            System.out.printf(
                    "append to first socket: p50 %.2f ms, p99 %.2f ms%n",
                    took[SINGLES / 2] / 1e6, took[SINGLES * 99 / 100] / 1e6);
            clients.forEach(WebSocket::abort);
        }
    }

    /** {@code -Dbenchmark.idle="java … %d %s"}: a command that opens sockets on the port with the token and keeps them open. */
    @Test
    void idle() throws Exception {
        var command = System.getProperty("benchmark.idle");
        if (command == null) {
            return;
        }
        var before = heap();
        var token = workspace.supervisor().accessToken();
        var client = new ProcessBuilder(command.formatted(http.getPort(), token).split(" "))
                .redirectErrorStream(true)
                .start();
        System.out.println(client.inputReader().readLine());
        var sockets = rechecks.sockets().get();
        var after = heap();
        System.out.printf("%d idle sockets: %.1f KiB of heap each%n", sockets, (after - before) / 1024.0 / sockets);
        var histogram = System.getProperty("benchmark.histogram");
        if (histogram != null) {
            new ProcessBuilder("jcmd", String.valueOf(ProcessHandle.current().pid()), "GC.class_histogram")
                    .redirectOutput(new java.io.File(histogram))
                    .start()
                    .waitFor();
        }
        client.destroy();
    }

    private static long heap() throws InterruptedException {
        var memory = java.lang.management.ManagementFactory.getMemoryMXBean();
        var least = Long.MAX_VALUE;
        for (var round = 0; round < 5; round++) {
            System.gc();
            least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    private interface Heard {
        void event(CharSequence frame);
    }

    private List<WebSocket> clients(Heard heard) {
        var clients = new ArrayList<WebSocket>();
        for (var number = 0; number < SOCKETS; number++) {
            var ready = new CountDownLatch(1);
            var client = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .subprotocols("centralita.v1")
                    .header("Authorization", "Bearer " + workspace.supervisor().accessToken())
                    .buildAsync(new Sockets(http).uri(), new Listener(heard, ready))
                    .join();
            client.sendText("{\"op\":\"identify\",\"subs\":[{\"topic\":\"workspace\"}],\"from\":\"now\"}", true);
            try {
                ready.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            clients.add(client);
        }
        return clients;
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }

    private static final class Listener implements WebSocket.Listener {

        private final Heard heard;
        private final CountDownLatch ready;
        private final StringBuilder begun = new StringBuilder();
        private int unacknowledged;

        Listener(Heard heard, CountDownLatch ready) {
            this.heard = heard;
            this.ready = ready;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            begun.append(part);
            if (last) {
                frame(from);
                begun.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void frame(WebSocket from) {
            if (begun.indexOf("{\"op\":\"event\"") == 0) {
                heard.event(begun);
                unacknowledged++;
                if (unacknowledged == 100) {
                    unacknowledged = 0;
                    var seq = begun.substring(20, begun.indexOf(",", 20));
                    from.sendText("{\"op\":\"ack\",\"seq\":" + seq + "}", true);
                }
            } else if (begun.indexOf("ready") > 0) {
                ready.countDown();
            }
        }
    }
}
