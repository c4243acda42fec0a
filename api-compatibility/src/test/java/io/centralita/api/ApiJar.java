package io.centralita.api;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Class files in a jar, the same bytes for the same classes. */
final class ApiJar {

    private static final FileTime ALWAYS = FileTime.from(Instant.parse("2026-11-01T00:00:00Z"));

    private ApiJar() {}

    /** The jar at this place, or one made of the folder of classes at this place. */
    static Path of(Path place, Path jar) throws IOException {
        if (Files.isDirectory(place)) {
            pack(place, jar);
            return jar;
        }
        try (FileSystem inside = FileSystems.newFileSystem(place)) {
            pack(inside.getPath("/"), jar);
        }
        return jar;
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (Stream<Path> tree = Files.walk(classes);
                OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            List<Path> files = tree.filter(path -> path.toString().endsWith(".class"))
                    .sorted()
                    .toList();
            for (Path path : files) {
                ZipEntry entry = new ZipEntry(classes.relativize(path).toString());
                entry.setLastModifiedTime(ALWAYS);
                zip.putNextEntry(entry);
                zip.write(Files.readAllBytes(path));
                zip.closeEntry();
            }
        }
    }
}
