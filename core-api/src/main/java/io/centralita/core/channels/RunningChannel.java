package io.centralita.core.channels;

import io.centralita.channel.spi.ChannelAdapter;
import io.centralita.core.channels.context.CoreChannelContext;
import io.centralita.core.channels.plugins.PluginFault;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.WorkspaceId;
import java.util.Optional;
import org.jboss.logging.Logger;

/** A channel with its adapter on this node. Started or not, it can verify and parse. */
public record RunningChannel(Channel channel, ChannelAdapter adapter, CoreChannelContext context) {

    private static final Logger LOG = Logger.getLogger(RunningChannel.class);

    public WorkspaceId workspace() {
        return channel.workspace();
    }

    public ChannelId id() {
        return channel.id();
    }

    /** The provider's account of the number; none when the plug-in knows none, or fails to tell. */
    public Optional<String> account() {
        try {
            return PluginFault.guard(adapter::accountId);
        } catch (Exception failure) {
            LOG.warnf("channel %s does not tell its account: %s", id(), failure.getMessage());
            return Optional.empty();
        }
    }

    /** Whether messages may go out: a person wants it, and the adapter says it can. */
    public boolean sends() {
        return channel.desired() == DesiredState.RUNNING
                && adapter.state().status().sends();
    }
}
