package io.centralita.demo;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A second terminal: what one command leaves, the next finds. */
final class Shell implements AutoCloseable {

    private static final String END = "--the command has ended--";
    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final BufferedWriter keyboard;
    private final BufferedReader screen;

    Shell(Path folder, Map<String, String> environment) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder("bash").directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        process = builder.start();
        keyboard = process.outputWriter(StandardCharsets.UTF_8);
        screen = process.inputReader(StandardCharsets.UTF_8);
    }

    /** What a command prints. */
    String type(String command) throws Exception {
        keyboard.write(command + "\nprintf '\\n" + END + "\\n'\n");
        keyboard.flush();
        try {
            return CompletableFuture.supplyAsync(this::untilTheEnd).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new AssertionError("still running: " + command, late);
        }
    }

    private String untilTheEnd() {
        StringBuilder printed = new StringBuilder();
        try {
            for (String line = screen.readLine(); line != null && !line.equals(END); line = screen.readLine()) {
                printed.append(line).append('\n');
            }
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
        return printed.toString();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
