package io.centralita.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the number's webhooks go, remembered so that the emulator knows it before the application starts again. */
final class WebhookPath {

    private final Path file;

    WebhookPath(Path data) {
        this.file = data.resolve("demo-webhook-path");
    }

    Optional<String> known() {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String remember(String path) throws IOException {
        Files.writeString(file, path + "\n");
        return path;
    }
}
