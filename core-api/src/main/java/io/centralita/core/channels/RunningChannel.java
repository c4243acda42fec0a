package io.centralita.core.channels;

import io.centralita.channel.spi.ChannelAdapter;
import io.centralita.core.channels.context.CoreChannelContext;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.WorkspaceId;

/** A channel with its adapter on this node. Started or not, it can verify and parse. */
public record RunningChannel(Channel channel, ChannelAdapter adapter, CoreChannelContext context) {

    public WorkspaceId workspace() {
        return channel.workspace();
    }

    public ChannelId id() {
        return channel.id();
    }

    /** Whether messages may go out: a person wants it, and the adapter says it can. */
    public boolean sends() {
        return channel.desired() == DesiredState.RUNNING
                && adapter.state().status().sends();
    }
}
