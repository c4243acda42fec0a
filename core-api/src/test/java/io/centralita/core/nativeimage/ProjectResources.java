package io.centralita.core.nativeimage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The files that this project's own modules put on the application's class path, classes aside: name and content. */
final class ProjectResources {

    private static final List<String> PACKAGES = List.of(
            "io/centralita/core/kernel",
            "io/centralita/channel/spi",
            "io/centralita/channel/metacloud",
            "io/centralita/channel/wppconnect");
    private static final Predicate<String> BUILT = name -> name.endsWith(".class")
            || name.equals("META-INF/MANIFEST.MF")
            || name.startsWith("META-INF/maven/")
            || name.equals("META-INF/jandex.idx");

    private ProjectResources() {}

    static Map<String, String> all() {
        Map<String, String> resources = new TreeMap<>();
        for (String owned : PACKAGES) {
            for (URL url : locations(owned)) {
                if (!url.toString().contains("/test-classes/")) {
                    resources.putAll(below(url, owned));
                }
            }
        }
        return resources;
    }

    private static List<URL> locations(String owned) {
        try {
            return new ArrayList<>(
                    Collections.list(ProjectResources.class.getClassLoader().getResources(owned)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Map<String, String> below(URL url, String owned) {
        try {
            URI place = url.toURI();
            if (place.getScheme().equals("file")) {
                Path folder = Path.of(place);
                return read(folder.getRoot()
                        .resolve(folder.subpath(
                                0, folder.getNameCount() - Path.of(owned).getNameCount())));
            }
            try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
                return read(jar.getPath("/"));
            }
        } catch (IOException | URISyntaxException failure) {
            throw new IllegalStateException(url.toString(), failure);
        }
    }

    private static Map<String, String> read(Path root) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path file : (Iterable<Path>) tree.filter(Files::isRegularFile)::iterator) {
                String name = root.relativize(file).toString();
                if (!BUILT.test(name)) {
                    found.put(name, Files.readString(file));
                }
            }
        }
        return found;
    }
}
