package io.centralita.core.channels;

import io.centralita.channel.spi.ChannelConfig;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.WorkspaceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A connected number as it is stored.
 *
 * @param accountKey the provider's key of the number, unique per plug-in in a workspace
 * @param config secrets in clear; never leaves this room
 * @param state the last told state, lower-case {@code ChannelStatus}
 * @param movedAt when it got the plug-in it has; null when it never had another
 */
public record Channel(
        WorkspaceId workspace,
        ChannelId id,
        String plugin,
        String name,
        @Nullable String accountKey,
        ChannelConfig config,
        DesiredState desired,
        String state,
        @Nullable String stateReason,
        long version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant movedAt) {

    /** The reason of a channel whose stored configuration cannot be opened with the keys this node has. */
    public static final String CONFIG_UNREADABLE = "config_unreadable";

    /** The reason of a channel whose plug-in is not installed. */
    public static final String PLUGIN_MISSING = "plugin_missing";

    /** The reason of a channel for which its plug-in makes no adapter. */
    public static final String PLUGIN_FAILED = "plugin_failed";

    /** One that never had another plug-in. */
    public Channel(
            WorkspaceId workspace,
            ChannelId id,
            String plugin,
            String name,
            @Nullable String accountKey,
            ChannelConfig config,
            DesiredState desired,
            String state,
            @Nullable String stateReason,
            long version,
            Instant createdAt,
            Instant updatedAt) {
        this(
                workspace,
                id,
                plugin,
                name,
                accountKey,
                config,
                desired,
                state,
                stateReason,
                version,
                createdAt,
                updatedAt,
                null);
    }

    /** Whether what came or went at a time did so by another plug-in, whose ids this one's provider does not know. */
    public boolean hadAnotherPlugin(Instant at) {
        return movedAt != null && at.isBefore(movedAt);
    }

    public boolean readable() {
        return !CONFIG_UNREADABLE.equals(stateReason);
    }

    Channel keyed(@Nullable String key) {
        return new Channel(
                workspace,
                id,
                plugin,
                name,
                key,
                config,
                desired,
                state,
                stateReason,
                version,
                createdAt,
                updatedAt,
                movedAt);
    }

    /** The same number under another plug-in, to which it is new. */
    Channel moved(String newPlugin, ChannelConfig newConfig, Instant at) {
        return new Channel(
                workspace, id, newPlugin, name, null, newConfig, desired, "new", null, version, createdAt, at, at);
    }

    Channel edited(String newName, ChannelConfig newConfig, DesiredState newDesired, Instant at) {
        return new Channel(
                workspace,
                id,
                plugin,
                newName,
                accountKey,
                newConfig,
                newDesired,
                state,
                stateReason,
                version,
                createdAt,
                at,
                movedAt);
    }
}
