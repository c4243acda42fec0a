package io.centralita.core.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A provider that posts text messages from several threads, each message one to three times and its copies at the same time,
 * and remembers which were answered 2xx. What it posts follows from the seed; when, does not. How long each thread rests between
 * two of them: {@code -Dcentralita.chaos.pace-ms=5}.
 */
final class WebhookLoad implements AutoCloseable {

    private static final int THREADS = 8;
    private static final int CUSTOMERS = 25;
    private static final int USUAL_COPIES = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(Long.getLong("centralita.chaos.pace-ms", 5));
    private static final long REFUSED_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private record Posting(String id, byte[] body) {}

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final List<ChaosLine> nodes;
    private final int mostCopies;
    private final Random random;
    private final Random anyNode;
    private final long seed;
    private final Deque<Posting> next = new ArrayDeque<>();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Long> times = new ConcurrentLinkedQueue<>();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong acknowledgements = new AtomicLong();
    private final AtomicLong unexpected = new AtomicLong();
    private long messages;
    private volatile boolean stopping;

    WebhookLoad(ChaosLine line, long seed) {
        this(List.of(line), USUAL_COPIES, seed);
    }

    /** Each copy goes to any one of the nodes. */
    WebhookLoad(List<ChaosLine> nodes, int mostCopies, long seed) {
        this.nodes = nodes;
        this.mostCopies = mostCopies;
        this.seed = seed;
        this.random = new Random(seed);
        this.anyNode = new Random(seed);
    }

    void start() {
        for (var thread = 0; thread < THREADS; thread++) {
            threads.execute(this::post);
        }
    }

    /** Returns when every request under way has its answer. */
    @Override
    public void close() throws InterruptedException {
        stopping = true;
        threads.shutdown();
        if (!threads.awaitTermination(PATIENCE.toSeconds() + 5, TimeUnit.SECONDS)) {
            throw new AssertionError("requests without an answer");
        }
    }

    Set<String> acknowledged() {
        return acknowledged;
    }

    long requests() {
        return requests.get();
    }

    /** Answers 2xx, copies included. */
    long acknowledgements() {
        return acknowledgements.get();
    }

    /** Answers that are neither 2xx nor 503. */
    long unexpected() {
        return unexpected.get();
    }

    /** Copies that were answered 2xx after, or while, another copy was. */
    long acknowledgedTwice() {
        return acknowledgements() - acknowledged.size();
    }

    /** From now on {@link #acknowledgedWithin} tells of what comes. */
    void measureAnew() {
        times.clear();
    }

    /** In milliseconds, how long this share of the acknowledgements took at most. */
    double acknowledgedWithin(double share) {
        var sorted = times.stream().sorted().toList();
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1) / 1e6;
    }

    private synchronized Posting take() {
        if (next.isEmpty()) {
            var id = "wamid.chaos-" + seed + "-" + messages++;
            var posting = new Posting(id, ChaosLine.text("55119%08d".formatted(random.nextInt(CUSTOMERS)), id));
            var copies = 1 + random.nextInt(mostCopies);
            for (var copy = 0; copy < copies; copy++) {
                next.add(posting);
            }
        }
        return next.remove();
    }

    private void post() {
        while (!stopping) {
            var posting = take();
            requests.incrementAndGet();
            var asked = System.nanoTime();
            try {
                var status =
                        http.send(request(posting), BodyHandlers.discarding()).statusCode();
                if (status / 100 == 2) {
                    acknowledged.add(posting.id());
                    acknowledgements.incrementAndGet();
                    times.add(System.nanoTime() - asked);
                    LockSupport.parkNanos(PACE_NANOS);
                } else {
                    unexpected.addAndGet(status == 503 ? 0 : 1);
                    LockSupport.parkNanos(REFUSED_NANOS);
                }
            } catch (IOException dead) {
                LockSupport.parkNanos(REFUSED_NANOS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private HttpRequest request(Posting posting) {
        return HttpRequest.newBuilder(
                        URI.create(nodes.get(anyNode.nextInt(nodes.size())).hook()))
                .header("Content-Type", "application/json")
                .header("X-Hub-Signature-256", ChaosLine.signature(posting.body()))
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(posting.body()))
                .build();
    }
}
