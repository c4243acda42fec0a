package io.centralita.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The application as a process of its own. It is started by a daemon thread that waits for its end, so that the kernel can
 * stop it when this process dies, however it dies.
 */
final class ApiProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration STOP = Duration.ofSeconds(60);
    private static final List<String> BOUND = List.of("setpriv", "--pdeathsig", "TERM");

    private final Process process;
    private final Path log;

    private ApiProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static ApiProcess start(DemoOptions options, Map<String, String> environment) throws IOException {
        Path log = Files.createDirectories(options.data().resolve("log")).resolve("api.log");
        ProcessBuilder builder =
                new ProcessBuilder(command(options)).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        CompletableFuture<Process> started = new CompletableFuture<>();
        Thread keeper = new Thread(() -> keep(builder, started), "api-keeper");
        keeper.setDaemon(true);
        keeper.start();
        return new ApiProcess(started.join(), log);
    }

    /** Returns when requests are answered; throws with the end of the log when the process ended instead. */
    void awaitReady(String management) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest health = HttpRequest.newBuilder(URI.create(management + "/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        long end = System.nanoTime() + START.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            if (answers(http, health)) {
                return;
            }
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
        throw new IllegalStateException("The application did not start. The end of " + log + ":\n" + endOfLog());
    }

    void awaitEnd() throws InterruptedException {
        process.waitFor();
    }

    /** SIGTERM, and then waits: the application finishes its requests and closes its database. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void keep(ProcessBuilder builder, CompletableFuture<Process> started) {
        try {
            Process process = builder.start();
            started.complete(process);
            process.onExit().join();
        } catch (IOException failure) {
            started.completeExceptionally(failure);
        }
    }

    private static List<String> command(DemoOptions options) {
        List<String> words = new ArrayList<>(canBind() ? BOUND : List.of());
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-Xmx512m", "-Dquarkus.http.port=" + options.port()));
        words.addAll(List.of("-Dquarkus.management.port=" + options.managementPort()));
        words.addAll(List.of("-Dcentralita.data=" + options.data()));
        words.addAll(List.of("-jar", options.application().toString()));
        return words;
    }

    private static boolean canBind() {
        try {
            List<String> probe = new ArrayList<>(BOUND);
            probe.add("true");
            return new ProcessBuilder(probe).start().waitFor() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean answers(HttpClient http, HttpRequest health) throws InterruptedException {
        try {
            return http.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String endOfLog() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 25), lines.size()));
    }
}
