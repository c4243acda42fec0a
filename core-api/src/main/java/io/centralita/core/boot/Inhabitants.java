package io.centralita.core.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The processes that live in a cluster's folder: PostgreSQL's postmaster and all its children make it their working
 * folder. What an earlier, killed instance left behind is found and stopped this way.
 */
final class Inhabitants {

    private static final Path PROCESSES = Path.of("/proc");
    private static final Duration CLEAN_STOP = Duration.ofSeconds(30);
    private static final Duration LAST_STOP = Duration.ofSeconds(5);
    private static final long PAUSE_NANOS = Duration.ofMillis(10).toNanos();

    private final Path cluster;
    private final PidFile pidFile;

    Inhabitants(Path cluster, PidFile pidFile) {
        this.cluster = cluster;
        this.pidFile = pidFile;
    }

    /** Returns when nobody lives here any more. A postmaster is asked to stop cleanly before it is made to. */
    void moveOut() throws IOException {
        pidFile.processId().stream().filter(this::livesHere).forEach(pid -> signal("INT", pid));
        if (!await(CLEAN_STOP, () -> all().isEmpty())) {
            all().forEach(pid -> signal("KILL", pid));
            await(LAST_STOP, () -> all().isEmpty());
        }
        if (!all().isEmpty()) {
            throw new BootFailure(
                    ("Processes %s of an earlier instance still work in %s and cannot be stopped. End them, then"
                                    + " start again.")
                            .formatted(all(), cluster));
        }
        pidFile.removeWhenHeldByStranger();
    }

    static void signal(String name, long pid) {
        Command.run(List.of("sh", "-c", "kill -" + name + " " + pid));
    }

    static boolean await(Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return true;
    }

    private List<Long> all() {
        if (!Files.isDirectory(PROCESSES)) {
            return pidFile.processId().stream().filter(this::livesHere).boxed().toList();
        }
        try (Stream<Path> processes = Files.list(PROCESSES)) {
            return processes
                    .filter(process -> process.getFileName().toString().matches("\\d+"))
                    .map(process -> Long.parseLong(process.getFileName().toString()))
                    .filter(this::livesHere)
                    .toList();
        } catch (IOException gone) {
            return List.of();
        }
    }

    private boolean livesHere(long pid) {
        if (!Files.isDirectory(PROCESSES)) {
            return ProcessHandle.of(pid)
                    .flatMap(process -> process.info().command())
                    .filter(command -> command.endsWith("postgres"))
                    .isPresent();
        }
        try {
            Path home =
                    Files.readSymbolicLink(PROCESSES.resolve(Long.toString(pid)).resolve("cwd"));
            return home.equals(cluster);
        } catch (IOException notOursOrGone) {
            return false;
        }
    }
}
