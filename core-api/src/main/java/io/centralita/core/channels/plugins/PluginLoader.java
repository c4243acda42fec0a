package io.centralita.core.channels.plugins;

import io.centralita.channel.spi.ChannelFactory;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.jar.JarFile;

/**
 * Makes plug-ins of jars. Each source gets a class loader whose parent shows the JDK and the SPI alone, so two plug-ins may
 * bring the same library in different versions. That keeps accidents apart, not enemies: a plug-in runs in this process.
 *
 * <p>The class loaders live as long as the process.
 */
final class PluginLoader {

    private static final String SERVICE = "META-INF/services/" + ChannelFactory.class.getName();

    private final ClassLoader parent = new SpiOnly(ChannelFactory.class.getClassLoader());

    /** @throws PluginException when it holds no plug-in, or one that cannot be made */
    List<InstalledPlugin> load(PluginSource source) {
        source.jars().forEach(jar -> readable(source, jar));
        var loader = new URLClassLoader(source.name(), urls(source), parent);
        if (loader.findResource(SERVICE) == null) {
            throw new PluginException(source.origin(), "holds no " + SERVICE, null);
        }
        try {
            return OwnLoader.with(loader, () -> plugins(source, loader));
        } catch (ServiceConfigurationError | LinkageError | RuntimeException failure) {
            throw new PluginException(source.origin(), "cannot be made: " + failure.getMessage(), failure);
        }
    }

    private static List<InstalledPlugin> plugins(PluginSource source, ClassLoader loader) {
        var plugins = new ArrayList<InstalledPlugin>();
        for (var factory : ServiceLoader.load(ChannelFactory.class, loader)) {
            plugins.add(InstalledPlugin.of(OwnLoader.hold(loader, ChannelFactory.class, factory), source.origin()));
        }
        if (plugins.isEmpty()) {
            throw new IllegalStateException(SERVICE + " names no class");
        }
        return plugins;
    }

    private static void readable(PluginSource source, Path jar) {
        try (var file = new JarFile(jar.toFile())) {
            file.getManifest();
        } catch (IOException | SecurityException broken) {
            throw new PluginException(
                    source.origin(), "has a file that is no readable jar, " + jar.getFileName(), broken);
        }
    }

    private static URL[] urls(PluginSource source) {
        return source.jars().stream().map(PluginLoader::url).toArray(URL[]::new);
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
