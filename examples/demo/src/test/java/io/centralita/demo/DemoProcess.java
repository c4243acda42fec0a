package io.centralita.demo;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command of the README as a process of its own, on free ports. */
final class DemoProcess implements AutoCloseable {

    final int port = freePort();
    final int emulatorPort = freePort();
    private final Process process;
    private final Path log;

    DemoProcess(Path folder) throws IOException {
        this(folder, List.of());
    }

    /** @param as words before the command, that make it another user's */
    DemoProcess(Path folder, List<String> as) throws IOException {
        log = Files.createTempFile(folder, "demo-", ".log");
        List<String> words = new ArrayList<>(as);
        words.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("demo.jar"),
                "--port",
                Integer.toString(port),
                "--management-port",
                Integer.toString(freePort()),
                "--emulator-port",
                Integer.toString(emulatorPort)));
        process = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    String api() {
        return "http://127.0.0.1:" + port;
    }

    String emulator() {
        return "http://127.0.0.1:" + emulatorPort;
    }

    String output() throws IOException {
        return Files.readString(log);
    }

    /** @throws IllegalStateException with all it said when it ended instead */
    boolean isRunning() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException(output());
        }
        return output().contains("Centralita is running.");
    }

    void terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            throw new AssertionError("still running after 90 seconds");
        }
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
