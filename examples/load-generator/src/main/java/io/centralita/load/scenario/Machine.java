package io.centralita.load.scenario;

import io.centralita.load.Options;
import io.centralita.load.measure.Latencies;
import io.centralita.load.measure.Report;
import io.centralita.load.platform.Yardsticks;
import io.centralita.load.wire.Line;
import io.centralita.load.wire.Requests;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What this machine can do without Centralita: yardsticks, so that figures of different machines can be compared. */
public final class Machine implements Scenario {

    @Override
    public String name() {
        return "machine";
    }

    @Override
    public String summary() {
        return "yardsticks of this machine: a bare HTTP hello, forced writes, signatures; needs no server";
    }

    @Override
    public Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("connections", "connections of the hello (64)");
        options.put("seconds", "measured time of each yardstick (5)");
        options.put("warmup", "seconds of the hello before (5)");
        options.put("folder", "where the forced writes go: the disk of the database (.)");
        return options;
    }

    @Override
    public Report run(Options options) {
        Duration time = Duration.ofSeconds(options.number("seconds", 5, 1, 60));
        Report report = new Report(name()).put("cores", Runtime.getRuntime().availableProcessors());
        hello(report, options, time);
        Yardsticks yardsticks = new Yardsticks(time);
        Bench.say("forced writes");
        report.put("forced_writes_per_s", yardsticks.forcedWrites(Path.of(options.text("folder", "."))));
        Bench.say("signatures");
        double alone = yardsticks.signatures(1);
        return report.put("signatures_one_thread_per_s", alone)
                .put("signatures_two_threads_ratio", yardsticks.signatures(2) / alone);
    }

    /** An event loop that answers and one that asks, as much as two cores can. */
    private static void hello(Report report, Options options, Duration time) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> request.response().end("hello"))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        try (Line line = new Line("127.0.0.1", server.actualPort())) {
            byte[] request = Requests.of("GET", "/", line.authority(), Map.of(), "");
            int connections = options.number("connections", 64, 1, 1_000);
            int warmup = options.number("warmup", 5, 0, 60);
            Bench.say("hello");
            run(line, request, connections, Duration.ofSeconds(warmup));
            GetLoop measured = run(line, request, connections, time);
            Latencies latencies = measured.latencies();
            report.put("hello_per_s", latencies.count() / (time.toNanos() / 1e9))
                    .put("hello", latencies);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static GetLoop run(Line line, byte[] request, int connections, Duration time) {
        return line.await(
                () -> new GetLoop(line, request).run(connections, time.toNanos()), (int) time.toSeconds() + 30);
    }
}
