package io.centralita.core.channels;

import io.centralita.channel.spi.ChannelFactory;
import io.centralita.channel.spi.SpiVersion;
import io.centralita.core.channels.plugins.InstalledPlugin;
import io.centralita.core.channels.plugins.PluginException;
import io.centralita.core.channels.plugins.PluginFolder;
import io.centralita.core.channels.plugins.PluginOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The installed plug-ins. Two with one id, or one that does not fit this SPI, stop the start and are named. */
@ApplicationScoped
public class PluginRegistry {

    private final Map<String, InstalledPlugin> plugins = new TreeMap<>();

    @Inject
    PluginRegistry(PluginFolder folder) {
        this(Stream.concat(classPath(), folder.load().stream()).toList());
    }

    PluginRegistry(List<InstalledPlugin> found) {
        found.forEach(this::add);
    }

    private static Stream<InstalledPlugin> classPath() {
        var found = ServiceLoader.load(ChannelFactory.class, ChannelFactory.class.getClassLoader());
        return StreamSupport.stream(found.spliterator(), false)
                .map(factory -> InstalledPlugin.of(factory, PluginOrigin.classPath(factory)));
    }

    private void add(InstalledPlugin plugin) {
        var descriptor = plugin.descriptor();
        if (!descriptor.spi().holds(SpiVersion.CURRENT)) {
            throw new PluginException(
                    plugin.origin(),
                    "(" + descriptor.id() + ") needs SPI " + descriptor.spi() + ", this is " + SpiVersion.CURRENT,
                    null);
        }
        var other = plugins.putIfAbsent(descriptor.id(), plugin);
        if (other != null) {
            throw new PluginException(
                    "two plug-ins have the id " + descriptor.id() + ": " + other.origin() + " and " + plugin.origin());
        }
    }

    public Collection<InstalledPlugin> all() {
        return List.copyOf(plugins.values());
    }

    public Optional<InstalledPlugin> get(String id) {
        return Optional.ofNullable(plugins.get(id));
    }

    public Optional<ChannelFactory> find(String id) {
        return get(id).map(InstalledPlugin::factory);
    }
}
