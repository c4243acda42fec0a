package io.centralita.core.channels.health;

import io.centralita.channel.spi.ChannelState;
import io.centralita.core.channels.Channel;
import io.centralita.core.channels.DesiredState;
import io.centralita.core.channels.RunningChannel;
import io.centralita.core.channels.RunningChannels;
import io.centralita.core.channels.plugins.PluginFault;
import io.centralita.core.channels.traffic.NumberGates;
import io.centralita.core.kernel.ids.ChannelId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why what is queued for a number does not go out now, as far as this node knows. */
@ApplicationScoped
public class LineHold {

    private static final String NOT_RUNNING_HERE = "not_running_here";

    private final RunningChannels channels;
    private final NumberGates gates;
    private final Silences silences;
    private final Switches switches;

    LineHold(RunningChannels channels, NumberGates gates, Silences silences, Switches switches) {
        this.channels = channels;
        this.gates = gates;
        this.silences = silences;
        this.switches = switches;
    }

    /**
     * @return {@code disabled}, {@code not_running_here}, {@code silent_session}, {@code provider_failing}, {@code throttled}, or the
     *     state of the channel; null when it goes out
     */
    public @Nullable String of(ChannelId channel) {
        return channels.find(channel).map(running -> of(running.channel())).orElse(NOT_RUNNING_HERE);
    }

    /** As {@link #of(ChannelId)}, of a channel as it is stored. */
    public @Nullable String of(Channel channel) {
        if (switches.off(channel).isPresent()) {
            return "disabled";
        }
        var running = channels.find(channel.id());
        if (running.isEmpty()) {
            return NOT_RUNNING_HERE;
        }
        if (channel.desired() != DesiredState.RUNNING) {
            return channel.desired().wire();
        }
        var state = state(running.get());
        if (state != null) {
            return state;
        }
        return silences.since(channel.id()).isPresent()
                ? StateOverlay.SILENT
                : gates.view(channel.id()).hold();
    }

    private static @Nullable String state(RunningChannel running) {
        try {
            var state = PluginFault.guard(() -> running.adapter().state());
            return state.status().sends() ? null : reason(state);
        } catch (Exception failure) {
            return Channel.PLUGIN_FAILED;
        }
    }

    private static String reason(ChannelState state) {
        return state.reason().equals(ChannelState.OK) ? state.status().name().toLowerCase(Locale.ROOT) : state.reason();
    }
}
