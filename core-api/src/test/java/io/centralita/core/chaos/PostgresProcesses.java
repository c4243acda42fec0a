package io.centralita.core.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The processes of the embedded PostgreSQL of one data folder, found by their working folder. */
final class PostgresProcesses {

    private final Path cluster;

    PostgresProcesses(Path dataFolder) {
        this.cluster = dataFolder.resolve("postgres");
    }

    List<Long> all() throws IOException {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(process -> process.getFileName().toString().matches("\\d+"))
                    .filter(this::livesHere)
                    .map(process -> Long.parseLong(process.getFileName().toString()))
                    .toList();
        }
    }

    long postmaster() throws IOException {
        return Long.parseLong(
                Files.readAllLines(cluster.resolve("postmaster.pid")).get(0));
    }

    /** Sends a signal such as {@code KILL} to all of them in one call. */
    void signalAll(String signal) throws IOException {
        signal(signal, all());
    }

    static void signal(String signal, List<Long> processIds) throws IOException {
        if (processIds.isEmpty()) {
            return;
        }
        var words = new ArrayList<>(List.of("kill", "-" + signal));
        processIds.forEach(pid -> words.add(Long.toString(pid)));
        new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .onExit()
                .join();
    }

    private boolean livesHere(Path process) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(cluster);
        } catch (IOException gone) {
            return false;
        }
    }
}
