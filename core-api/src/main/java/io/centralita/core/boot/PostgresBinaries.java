package io.centralita.core.boot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * PostgreSQL's programs, unpacked once from the archive on the class path. The folder appears by a rename, so a process
 * killed while unpacking leaves nothing that looks whole; a folder that lost files later is unpacked again.
 */
final class PostgresBinaries {

    /** The version in the pom; its first number is the format of the data folder. */
    static final String VERSION = "18.6.0";

    static final String MAJOR = "18";

    private static final Object ONE_AT_A_TIME = new Object();
    private static final String CONTENTS = "contents";

    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    static PostgresBinaries in(Path folder) {
        Path home = folder.resolve(VERSION);
        try {
            Files.createDirectories(folder);
            FileTree.chmod(folder, "rwxr-xr-x");
            synchronized (ONE_AT_A_TIME) {
                unpackUnlessWhole(folder, home);
            }
        } catch (IOException failure) {
            throw new BootFailure("PostgreSQL cannot be unpacked into %s: %s".formatted(home, failure), failure);
        }
        return new PostgresBinaries(home);
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    private static void unpackUnlessWhole(Path folder, Path home) throws IOException {
        Path lockFile = folder.resolve("unpack.lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            if (!held.isValid() || !isWhole(home)) {
                FileTree.sweep(folder, ".unpack-*");
                FileTree.delete(home);
                unpack(folder, home);
            }
        }
    }

    private static void unpack(Path folder, Path home) throws IOException {
        Path fresh = Files.createTempDirectory(folder, ".unpack-");
        FileTree.chmod(fresh, "rwxr-xr-x");
        try (InputStream archive = archive()) {
            TarXz.unpack(archive, fresh);
        }
        Files.writeString(fresh.resolve(CONTENTS), measure(fresh));
        Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
    }

    private static boolean isWhole(Path home) throws IOException {
        Path contents = home.resolve(CONTENTS);
        return Files.exists(contents) && Files.readString(contents).equals(measure(home));
    }

    private static String measure(Path home) throws IOException {
        long files = 0;
        long bytes = 0;
        try (Stream<Path> tree = Files.walk(home)) {
            for (Path path : (Iterable<Path>) tree::iterator) {
                if (Files.isRegularFile(path) && !path.endsWith(CONTENTS)) {
                    files++;
                    bytes += Files.size(path);
                }
            }
        }
        return files + " files, " + bytes + " bytes\n";
    }

    private static InputStream archive() {
        String name = "postgres-%s-%s.txz".formatted(system(), processor());
        InputStream archive = PostgresBinaries.class.getClassLoader().getResourceAsStream(name);
        if (archive == null) {
            throw new BootFailure(
                    ("This build has no PostgreSQL for this machine (%s). Use a PostgreSQL of your own with"
                                    + " centralita.database.url, or build with the profile of this platform.")
                            .formatted(name));
        }
        return archive;
    }

    private static String system() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
    }

    private static String processor() {
        String name = System.getProperty("os.arch", "");
        return name.equals("aarch64") || name.equals("arm64") ? "arm_64" : "x86_64";
    }
}
