package io.centralita.core.channels.health;

import io.centralita.channel.spi.ChannelState;
import io.centralita.channel.spi.ChannelStatus;
import io.centralita.core.kernel.ids.ChannelId;
import jakarta.enterprise.context.ApplicationScoped;

/** The core's word over the adapter's: a number that calls itself online and is silent is degraded. */
@ApplicationScoped
public class StateOverlay {

    public static final String SILENT = "silent_session";

    private final Silences silences;

    StateOverlay(Silences silences) {
        this.silences = silences;
    }

    /** The state to be told of a channel whose adapter tells this one. */
    public ChannelState over(ChannelId channel, ChannelState told) {
        return told.status().sends()
                ? silences.since(channel)
                        .map(since -> ChannelState.because(
                                ChannelStatus.DEGRADED,
                                SILENT,
                                "what was sent is not acknowledged; what is to be sent is held",
                                since))
                        .orElse(told)
                : told;
    }
}
