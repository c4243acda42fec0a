package io.centralita.core.testing;

import io.centralita.core.boot.EmbeddedPostgres;
import io.centralita.core.boot.EmbeddedPostgresOptions;
import io.centralita.core.boot.EmbeddedPostgresOptions.Durability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A PostgreSQL for one test run, up in well under a second: programs and an initialised data folder are kept in the
 * machine's temporary folder, and each run works on its own copy, which is deleted at the end. Other runs may go on at the
 * same time.
 */
public final class TestPostgres implements AutoCloseable {

    private static final String VERSION = "2";

    private final Path dataFolder;
    private final EmbeddedPostgres postgres;

    private TestPostgres(Path dataFolder, EmbeddedPostgres postgres) {
        this.dataFolder = dataFolder;
        this.postgres = postgres;
    }

    /** An empty database {@code centralita} with its roles, without tables. */
    public static TestPostgres start() {
        try {
            Path cache = cache();
            Path dataFolder = folder(cache, "run-");
            copy(template(cache), dataFolder);
            return new TestPostgres(dataFolder, EmbeddedPostgres.start(options(cache, dataFolder)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The folder that takes {@code centralita.data}'s place. */
    public Path dataFolder() {
        return dataFolder;
    }

    public EmbeddedPostgres server() {
        return postgres;
    }

    /** Where the unpacked programs are, for tests that start servers of their own. */
    public static Path binaries() {
        try {
            return cache().resolve("bin");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        postgres.close();
        try {
            delete(dataFolder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static EmbeddedPostgresOptions options(Path cache, Path dataFolder) {
        return new EmbeddedPostgresOptions(dataFolder, cache.resolve("bin"), Durability.FORGETFUL_FOR_TESTS);
    }

    private static Path cache() throws IOException {
        String name = "centralita-test-pg-%s-%s".formatted(System.getProperty("user.name"), VERSION);
        Path cache = Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"), name));
        if (!Files.isWritable(cache)) {
            throw new IOException(cache + " belongs to somebody else");
        }
        return cache;
    }

    private static Path template(Path cache) throws IOException {
        Path template = cache.resolve("template");
        try (FileChannel channel = FileChannel.open(
                        cache.resolve("template.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            if (held.isValid() && !Files.exists(template)) {
                sweep(cache);
                Path fresh = folder(cache, "new-");
                EmbeddedPostgres.start(options(cache, fresh)).close();
                Files.move(fresh, template, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return template;
    }

    /** As root the server runs as somebody else, who must be able to enter. */
    private static Path folder(Path cache, String prefix) throws IOException {
        Path folder = Files.createTempDirectory(cache, prefix);
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    }

    private static void sweep(Path cache) throws IOException {
        try (var leftovers = Files.newDirectoryStream(cache, "new-*")) {
            for (Path leftover : leftovers) {
                delete(leftover);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try {
            int exitCode = new ProcessBuilder("cp", "-a", from + "/.", to.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exitCode != 0) {
                throw new IOException("cp ended with " + exitCode);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
