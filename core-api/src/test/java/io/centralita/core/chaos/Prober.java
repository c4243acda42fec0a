package io.centralita.core.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Asks the API, posts webhooks and sends messages all the time, each once, and writes each answer down. */
final class Prober implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int THREADS = 4;
    private static final int SENDERS = 6;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(25);

    /** One request and its answer; times are {@link System#nanoTime()}, status 0 is an answer that never came. */
    record Answer(boolean hook, int status, String type, String retryAfter, long asked, long answered) {

        boolean succeeded() {
            return status / 100 == 2;
        }

        /** 503, a problem document, and when to come again. */
        boolean saysComeAgain() {
            return status == 503 && type.startsWith("application/problem+json") && retryAfter.matches("[1-9]\\d*");
        }

        Duration took() {
            return Duration.ofNanos(answered - asked);
        }
    }

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS + SENDERS);
    private final ChaosLine line;
    private final String conversation;
    private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    /** @param conversation to send into */
    Prober(ChaosLine line, String conversation) {
        this.line = line;
        this.conversation = conversation;
    }

    void start() {
        for (var thread = 0; thread < THREADS; thread++) {
            var number = thread;
            threads.execute(() -> ask(number));
        }
        for (var sender = 0; sender < SENDERS; sender++) {
            var number = sender;
            threads.execute(() -> write(number));
        }
    }

    List<Answer> answers() {
        return List.copyOf(answers);
    }

    /** Provider ids that were answered 2xx. */
    Set<String> acknowledged() {
        return acknowledged;
    }

    /** Whether both the API and the hooks gave a success that was asked for after the moment. */
    boolean succeededSince(long moment) {
        return succeededSince(moment, true) && succeededSince(moment, false);
    }

    private boolean succeededSince(long moment, boolean hook) {
        return answers.stream()
                .anyMatch(answer -> answer.hook() == hook && answer.succeeded() && answer.answered() - moment > 0);
    }

    private void ask(int thread) {
        for (var count = 0; !stopping; count++) {
            var id = "wamid.probe-" + thread + "-" + count;
            if (thread % 2 == 0) {
                var answer = send(hook(id), true);
                if (answer.succeeded()) {
                    acknowledged.add(id);
                }
                answers.add(answer);
            } else {
                answers.add(send(api(), false));
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Every text once, without a key: whoever got no answer does not ask again. */
    private void write(int sender) {
        for (var count = 0; !stopping; count++) {
            answers.add(send(message("sender " + sender + " says " + count), false));
            LockSupport.parkNanos(PAUSE_NANOS / 5);
        }
    }

    private HttpRequest message(String text) {
        return HttpRequest.newBuilder(URI.create(line.url() + "/v1/conversations/" + conversation + "/messages"))
                .header("Authorization", "Bearer " + line.token())
                .header("Content-Type", "application/json")
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"type\":\"text\",\"content\":{\"body\":\"" + text + "\"}}"))
                .build();
    }

    private Answer send(HttpRequest request, boolean hook) {
        var asked = System.nanoTime();
        try {
            HttpResponse<Void> response = http.send(request, BodyHandlers.discarding());
            var headers = response.headers();
            return new Answer(
                    hook,
                    response.statusCode(),
                    headers.firstValue("Content-Type").orElse(""),
                    headers.firstValue("Retry-After").orElse(""),
                    asked,
                    System.nanoTime());
        } catch (IOException none) {
            return new Answer(hook, 0, none.toString(), "", asked, System.nanoTime());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Answer(hook, 0, "interrupted", "", asked, System.nanoTime());
        }
    }

    private HttpRequest hook(String id) {
        var body = ChaosLine.text("5511988880001", id);
        return HttpRequest.newBuilder(URI.create(line.hook()))
                .header("Content-Type", "application/json")
                .header("X-Hub-Signature-256", ChaosLine.signature(body))
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private HttpRequest api() {
        return HttpRequest.newBuilder(URI.create(line.url() + "/v1/conversations?limit=1"))
                .header("Authorization", "Bearer " + line.token())
                .timeout(PATIENCE)
                .build();
    }

    @Override
    public void close() throws InterruptedException {
        stopping = true;
        threads.shutdown();
        if (!threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("requests without an answer");
        }
    }
}
