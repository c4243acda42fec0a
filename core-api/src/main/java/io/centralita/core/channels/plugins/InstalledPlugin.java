package io.centralita.core.channels.plugins;

import io.centralita.channel.spi.ChannelDescriptor;
import io.centralita.channel.spi.ChannelFactory;

/** A plug-in, its description read once, and where it came from. */
public record InstalledPlugin(ChannelFactory factory, ChannelDescriptor descriptor, PluginOrigin origin) {

    public static InstalledPlugin of(ChannelFactory factory, PluginOrigin origin) {
        return new InstalledPlugin(factory, factory.descriptor(), origin);
    }
}
