package io.centralita.core.chaos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a sender and whom it sends to: the platform and a provider, or a caller and the platform. It passes a send on
 * at once and, while it holds, keeps the answer back; some requests it swallows before the other side sees them. That is the
 * moment in which a sender does not know.
 */
final class HoldingProvider implements AutoCloseable {

    private static final int LONGEST_HOLD_SECONDS = 60;
    private static final List<String> PASSED = List.of("Authorization", "Content-Type", "Idempotency-Key");

    private final HttpServer server;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String target;
    private final String sendPath;
    private final Random random;
    private final double swallowedShare;
    private final AtomicInteger held = new AtomicInteger();
    private final AtomicInteger swallowed = new AtomicInteger();
    private int sends;
    private volatile CountDownLatch hold = new CountDownLatch(1);

    private HoldingProvider(HttpServer server, String target, String sendPath, long seed, double swallowedShare) {
        this.server = server;
        this.target = target;
        this.sendPath = sendPath;
        this.random = new Random(seed);
        this.swallowedShare = swallowedShare;
    }

    /** Before Meta's API. */
    static HoldingProvider before(String target, long seed, double swallowedShare) throws IOException {
        return before(target, "/messages", seed, swallowedShare);
    }

    /** @param sendPath what the paths of sends end with */
    static HoldingProvider before(String target, String sendPath, long seed, double swallowedShare) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var provider = new HoldingProvider(server, target, sendPath, seed, swallowedShare);
        server.setExecutor(provider.threads);
        server.createContext("/", provider::pass);
        server.start();
        return provider;
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Answers kept back until now. */
    int held() {
        return held.get();
    }

    int swallowed() {
        return swallowed.get();
    }

    /** From now on answers pass. */
    void letGo() {
        hold.countDown();
    }

    /** From now on answers are kept back. */
    void holdAgain() {
        hold = new CountDownLatch(1);
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var send = exchange.getRequestURI().getPath().endsWith(sendPath);
            if (send && swallows()) {
                swallowed.incrementAndGet();
                return;
            }
            var answer = forward(exchange, body);
            if (send && hold.getCount() > 0) {
                held.incrementAndGet();
                hold.await(LONGEST_HOLD_SECONDS, TimeUnit.SECONDS);
            }
            exchange.getResponseHeaders()
                    .set(
                            "Content-Type",
                            answer.headers().firstValue("Content-Type").orElse("application/json"));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Of a share greater than none, the third always: no seed is without one. */
    private synchronized boolean swallows() {
        return swallowedShare > 0 && (++sends == 3 || random.nextDouble() < swallowedShare);
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        for (var name : PASSED) {
            var value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        letGo();
        server.stop(0);
        threads.shutdownNow();
    }
}
