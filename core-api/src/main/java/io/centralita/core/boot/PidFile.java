package io.centralita.core.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** PostgreSQL's {@code postmaster.pid}: its first line is the process id, its eighth says whether connections are taken. */
final class PidFile {

    private static final int STATUS_LINE = 7;

    private final Path file;

    PidFile(Path cluster) {
        this.file = cluster.resolve("postmaster.pid");
    }

    OptionalLong processId() {
        List<String> lines = lines();
        if (lines.isEmpty() || !lines.get(0).strip().matches("-?\\d{1,10}")) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Math.abs(Long.parseLong(lines.get(0).strip())));
    }

    boolean saysReady(long pid) {
        List<String> lines = lines();
        return lines.size() > STATUS_LINE
                && lines.get(0).strip().equals(Long.toString(pid))
                && lines.get(STATUS_LINE).strip().equals("ready");
    }

    /** A process id is used again after a restart of the machine; PostgreSQL would then refuse to start. */
    void removeWhenHeldByStranger() throws IOException {
        OptionalLong pid = processId();
        if (pid.isPresent() && ProcessHandle.of(pid.getAsLong()).isPresent()) {
            Files.deleteIfExists(file);
        }
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException absentOrBeingWritten) {
            return List.of();
        }
    }
}
