package io.centralita.core.media.fetch;

import io.centralita.core.channels.Channel;
import io.centralita.core.channels.RunningChannel;
import io.centralita.core.channels.RunningChannels;
import io.centralita.core.kernel.db.HotDatabase;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.media.Medium;
import io.centralita.core.media.store.MediaRows;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The channels of this node whose media wait for a person, each with the version that was refused. Once a channel has another, its
 * media are due at once; without it they are asked for by the hour, for what heals at the provider.
 */
@ApplicationScoped
class HeldMedia {

    private static final Logger LOG = Logger.getLogger(HeldMedia.class);
    private static final List<String> REASONS = List.of("provider_auth", "provider_account_restricted");
    private static final long ABSENT = -1;

    private final HotDatabase database;
    private final MediaRows rows;
    private final RunningChannels channels;
    private final Map<ChannelId, Held> held = new ConcurrentHashMap<>();

    private record Held(WorkspaceId workspace, long version) {}

    HeldMedia(HotDatabase database, MediaRows rows, RunningChannels channels) {
        this.database = database;
        this.rows = rows;
        this.channels = channels;
    }

    /** To be asked before the attempt, so that a change during it is seen. */
    long version(Medium medium) {
        return medium.channel() == null ? ABSENT : version(medium.channel());
    }

    void refused(WorkspaceId workspace, Medium medium, long version) {
        if (medium.channel() != null) {
            held.put(medium.channel(), new Held(workspace, version));
        }
    }

    /** Makes due what waits for channels that were changed. */
    void release() {
        held.forEach((channel, refused) -> {
            var now = version(channel);
            if (now != ABSENT && now != refused.version() && held.remove(channel, refused)) {
                release(channel, refused);
            }
        });
    }

    private Future<Void> release(ChannelId channel, Held refused) {
        return database.inWorkspace(
                        refused.workspace(),
                        connection -> rows.release(connection, refused.workspace(), channel, REASONS))
                .onFailure(failure -> {
                    LOG.debugf("media of %s not released: %s", channel, failure.getMessage());
                    held.putIfAbsent(channel, refused);
                });
    }

    private long version(ChannelId channel) {
        return channels.find(channel)
                .map(RunningChannel::channel)
                .map(Channel::version)
                .orElse(ABSENT);
    }
}
