package io.centralita.core.channels.plugins;

import io.quarkus.runtime.ImageMode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The folder of plug-in jars: {@code plugins} in the data folder, or {@code centralita.plugins.folder}. Each jar in it, and
 * each folder of jars, is a plug-in of its own. Other files and names that begin with a dot are passed over.
 */
@Singleton
public class PluginFolder {

    private static final Logger LOG = Logger.getLogger(PluginFolder.class);

    private final Path folder;
    private final boolean nativeImage;

    @Inject
    PluginFolder(
            @ConfigProperty(name = "centralita.plugins.folder") Optional<String> folder,
            @ConfigProperty(name = "centralita.data", defaultValue = "data") String data) {
        this(
                folder.map(Path::of).orElseGet(() -> Path.of(data, "plugins")),
                ImageMode.current() == ImageMode.NATIVE_RUN);
    }

    PluginFolder(Path folder, boolean nativeImage) {
        this.folder = folder.toAbsolutePath().normalize();
        this.nativeImage = nativeImage;
    }

    /**
     * The plug-ins of the folder, by name; none when there is no such folder.
     *
     * @throws PluginException naming the entry that cannot be used, or in a native executable when there is any entry
     */
    public List<InstalledPlugin> load() {
        var sources = sources();
        if (nativeImage && !sources.isEmpty()) {
            throw new PluginException("a native executable cannot load plug-ins from " + folder + " ("
                    + sources.get(0).name() + "): run Centralita on a JVM, or build the plug-in into the executable");
        }
        var loader = new PluginLoader();
        return sources.stream()
                .flatMap(source -> loader.load(source).stream())
                .peek(plugin -> LOG.infof(
                        "plug-in %s %s from %s",
                        plugin.descriptor().id(), plugin.descriptor().version(), plugin.origin()))
                .toList();
    }

    private List<PluginSource> sources() {
        return Files.isDirectory(folder)
                ? list(folder)
                        .filter(PluginFolder::isEntry)
                        .map(PluginFolder::source)
                        .toList()
                : List.of();
    }

    private static boolean isEntry(Path entry) {
        return !name(entry).startsWith(".") && (Files.isDirectory(entry) || isJar(entry));
    }

    private static PluginSource source(Path entry) {
        if (!Files.isDirectory(entry)) {
            return new PluginSource(name(entry), List.of(entry));
        }
        var source = new PluginSource(
                name(entry), list(entry).filter(PluginFolder::isJar).toList());
        if (source.jars().isEmpty()) {
            throw new PluginException(source.origin(), "is a folder without a jar", null);
        }
        return source;
    }

    private static boolean isJar(Path file) {
        return name(file).endsWith(".jar") && Files.isRegularFile(file);
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    private static Stream<Path> list(Path folder) {
        try (var entries = Files.list(folder)) {
            return entries.sorted().toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException("the plug-in folder " + folder + " cannot be read", failure);
        }
    }
}
