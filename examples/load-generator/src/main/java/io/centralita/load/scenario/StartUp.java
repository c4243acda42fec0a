package io.centralita.load.scenario;

import io.centralita.load.Options;
import io.centralita.load.measure.Report;
import io.centralita.load.platform.JvmProbe;
import io.centralita.load.platform.Target;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** From the command to the first healthy answer, and what the JVM holds when idle. Starts and stops the server itself. */
public final class StartUp implements Scenario {

    private static final int POLL_MILLIS = 10;
    private static final int LIMIT_SECONDS = 120;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String summary() {
        return "time to the first healthy answer and idle resident memory, given the server's command";
    }

    @Override
    public Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("command", "the command that starts the server, for sh (needed)");
        options.put("health", "path on the management port that answers 200 when ready (/health/ready)");
        options.put("times", "starts measured, after one that warms the disk (3)");
        options.put("idle", "seconds after the start at which memory is read (20)");
        return options;
    }

    @Override
    public Report run(Options options) {
        Target target = Bench.targetOf(options);
        URI health = URI.create(
                "http://" + target.host() + ":" + target.managementPort() + options.text("health", "/health/ready"));
        if (isHealthy(health)) {
            throw new IllegalStateException("something answers at " + health + " already");
        }
        String command = options.text("command", "");
        if (command.isEmpty()) {
            throw new IllegalArgumentException("--command is needed");
        }
        Report report = new Report(name());
        once(command, health, 0);
        int times = options.number("times", 3, 1, 20);
        double slowest = 0;
        double resident = 0;
        for (int n = 1; n <= times; n++) {
            Start start = once(command, health, options.number("idle", 20, 0, 300));
            report.put("start_" + n + "_s", start.seconds()).put("idle_" + n + "_mib", start.residentMib());
            slowest = Math.max(slowest, start.seconds());
            resident = Math.max(resident, start.residentMib());
        }
        return report.put("slowest_start_s", slowest).put("largest_idle_mib", resident);
    }

    private static Start once(String command, URI health, int idleSeconds) {
        Bench.say("starting");
        long begin = System.nanoTime();
        Process process = launch(command);
        try {
            while (!isHealthy(health)) {
                if (!process.isAlive() || System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(LIMIT_SECONDS)) {
                    throw new IllegalStateException("the server did not become healthy");
                }
                Pause.millis(POLL_MILLIS);
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            Pause.seconds(idleSeconds);
            return new Start(seconds, new JvmProbe(process.pid()).residentBytes() / 1_048_576.0);
        } finally {
            stop(process);
        }
    }

    private static Process launch(String command) {
        try {
            return new ProcessBuilder("sh", "-c", "exec " + command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/start.log")))
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isHealthy(URI health) {
        try {
            HttpURLConnection connection = (HttpURLConnection) health.toURL().openConnection();
            connection.setConnectTimeout(500);
            connection.setReadTimeout(2_000);
            return connection.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private record Start(double seconds, double residentMib) {}
}
