package io.centralita.core.channels;

import io.centralita.channel.spi.ChannelDescriptor;
import io.centralita.channel.spi.ChannelFactory;
import io.centralita.channel.spi.SpiVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The installed plug-ins. A duplicate id or an unfit SPI version keeps the application from starting, saying whose it is. */
@ApplicationScoped
public class PluginRegistry {

    private final Map<String, ChannelFactory> factories;

    PluginRegistry() {
        this(ServiceLoader.load(ChannelFactory.class, ChannelFactory.class.getClassLoader()));
    }

    PluginRegistry(Iterable<ChannelFactory> found) {
        this.factories = new TreeMap<>();
        for (var factory : found) {
            add(factory);
        }
    }

    private void add(ChannelFactory factory) {
        var descriptor = factory.descriptor();
        if (!descriptor.spi().holds(SpiVersion.CURRENT)) {
            throw new IllegalStateException("plug-in " + descriptor.id() + " of " + origin(factory) + " needs SPI "
                    + descriptor.spi() + ", this is " + SpiVersion.CURRENT);
        }
        var other = factories.putIfAbsent(descriptor.id(), factory);
        if (other != null) {
            throw new IllegalStateException(
                    "two plug-ins have the id " + descriptor.id() + ": " + origin(other) + " and " + origin(factory));
        }
    }

    public Collection<ChannelDescriptor> descriptors() {
        return factories.values().stream().map(ChannelFactory::descriptor).toList();
    }

    public Optional<ChannelFactory> find(String id) {
        return Optional.ofNullable(factories.get(id));
    }

    private static String origin(ChannelFactory factory) {
        var source = factory.getClass().getProtectionDomain().getCodeSource();
        return factory.getClass().getName() + " in " + (source == null ? "the application" : source.getLocation());
    }
}
