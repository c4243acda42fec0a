package io.centralita.core.channels;

import io.centralita.channel.spi.ChannelFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** From a channel to what callers may see of it. */
@ApplicationScoped
public class ChannelViews {

    private static final String HIDDEN = "***";

    private final PluginRegistry plugins;

    ChannelViews(PluginRegistry plugins) {
        this.plugins = plugins;
    }

    public ChannelView of(Channel channel) {
        return new ChannelView(
                channel.id(),
                channel.plugin(),
                channel.name(),
                channel.accountKey(),
                shown(channel),
                channel.desired().wire(),
                channel.state(),
                channel.stateReason(),
                "/hooks/" + channel.id(),
                channel.createdAt(),
                channel.updatedAt());
    }

    /** Without a plug-in nobody knows which fields are secret: then all are. */
    private Map<String, Object> shown(Channel channel) {
        var secret = plugins.find(channel.plugin())
                .map(ChannelFactory::descriptor)
                .map(descriptor -> descriptor.secretFields())
                .orElse(channel.config().fields());
        return shown(channel, secret);
    }

    private static Map<String, Object> shown(Channel channel, Set<String> secret) {
        var shown = new TreeMap<String, Object>();
        for (var field : channel.config().fields()) {
            shown.put(
                    field,
                    secret.contains(field)
                            ? HIDDEN
                            : channel.config().value(field).orElseThrow());
        }
        return shown;
    }
}
