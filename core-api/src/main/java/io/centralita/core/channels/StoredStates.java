package io.centralita.core.channels;

import io.centralita.channel.spi.ChannelState;
import io.centralita.channel.spi.ChannelStatus;
import io.centralita.core.channels.health.StateOverlay;
import io.centralita.core.channels.inbox.LaneShares;
import io.centralita.core.channels.plugins.PluginFault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Says of numbers that have no adapter on this node that they are {@code failed}, and takes it back where one has an adapter. Of
 * several nodes, one that lacks the plug-in says it once and is corrected by those that run the number; the last one left says it
 * again.
 */
@ApplicationScoped
class StoredStates {

    private static final Logger LOG = Logger.getLogger(StoredStates.class);
    private static final String NEW = ChannelStatus.NEW.name().toLowerCase(Locale.ROOT);
    private static final Set<String> LACKS =
            Set.of(Channel.CONFIG_UNREADABLE, Channel.PLUGIN_MISSING, Channel.PLUGIN_FAILED);

    private final RunningChannels running;
    private final ChannelStateWriter states;
    private final StateOverlay overlay;
    private final LaneShares shares;
    private final Clock clock;

    StoredStates(
            RunningChannels running, ChannelStateWriter states, StateOverlay overlay, LaneShares shares, Clock clock) {
        this.running = running;
        this.states = states;
        this.overlay = overlay;
        this.shares = shares;
        this.clock = clock;
    }

    /**
     * Nothing of the number can be sent or received here; nothing of another is held up.
     *
     * @param channel as it is stored
     * @param why a sentence for a person, without the configuration's values
     */
    void lacks(Channel channel, String reason, String why) {
        var news = running.lacks(channel.id(), why);
        if (news) {
            LOG.errorf("channel %s cannot be run: %s", channel.id(), why);
        }
        if (news || (alone(channel) && !reason.equals(channel.stateReason()))) {
            states.write(channel, ChannelState.because(ChannelStatus.FAILED, reason, why, clock.instant()));
        }
    }

    /** A number that runs here is not what was stored of it when it could not. */
    void hold(Channel stored) {
        var lacked =
                stored.state().equals(NEW) || (stored.stateReason() != null && LACKS.contains(stored.stateReason()));
        if (!lacked || !stored.readable()) {
            return;
        }
        running.find(stored.id()).ifPresent(found -> {
            try {
                compare(stored, PluginFault.guard(() -> found.adapter().state()));
            } catch (Exception failure) {
                LOG.warnf("channel %s does not tell its state: %s", stored.id(), failure.getMessage());
            }
        });
    }

    private void compare(Channel stored, ChannelState told) {
        if (told.status() != ChannelStatus.NEW && !alike(overlay.over(stored.id(), told), stored)) {
            states.write(stored, told);
        }
    }

    private static boolean alike(ChannelState state, Channel stored) {
        return state.status().name().equalsIgnoreCase(stored.state())
                && state.reason().equals(stored.stateReason());
    }

    private boolean alone(Channel channel) {
        return shares.of(channel.workspace()) == 1;
    }
}
