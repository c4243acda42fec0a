package io.centralita.core.channels.inbox;

import io.centralita.core.kernel.ids.ChannelId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which lane a peer or a conversation belongs to. The number of lanes is part of the stored data's meaning: it never changes. */
public final class LaneHash {

    /** Lanes of each workspace: as many nodes can share one workspace's walk. */
    public static final int LANES = 4;

    private LaneHash() {}

    public static short of(ChannelId channel, @Nullable String peerKey) {
        return spread(channel.value().hashCode() * 31 + (peerKey == null ? 0 : peerKey.hashCode()));
    }

    public static short of(UUID id) {
        return spread(id.hashCode());
    }

    private static short spread(int hash) {
        return (short) Math.floorMod((hash ^ (hash >>> 16)) * 0x9E3779B1 >>> 8, LANES);
    }
}
