package io.centralita.core.boot;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a short program to its end, with a clean environment and a working folder that every user can enter. */
final class Command {

    private static final long PATIENCE_SECONDS = 120;

    record Result(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    private Command() {}

    static Result run(List<String> words) {
        return run(words, "");
    }

    static Result run(List<String> words, String input) {
        try {
            Path output = Files.createTempFile("centralita-", ".out");
            try {
                return run(words, input, output);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException failure) {
            return new Result(127, failure.toString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BootFailure("Interrupted while running " + words.get(0), interrupted);
        }
    }

    static ProcessBuilder prepare(List<String> words) {
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(new File("/")).redirectErrorStream(true);
        String path = builder.environment().getOrDefault("PATH", "/usr/bin:/bin");
        builder.environment().clear();
        builder.environment().put("PATH", path);
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static Result run(List<String> words, String input, Path output) throws IOException, InterruptedException {
        Process process = prepare(words).redirectOutput(output.toFile()).start();
        try (var standardInput = process.getOutputStream()) {
            standardInput.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException endedWithoutReading) {
            // The program needed none of it; its exit code tells the rest.
        }
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return new Result(124, "no end after " + PATIENCE_SECONDS + " seconds: " + words.get(0));
        }
        return new Result(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }
}
