package io.centralita.core.channels.health;

import io.centralita.core.kernel.ids.ChannelId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What this node sent and heard of each number, and which are silent. */
@ApplicationScoped
public class Silences {

    private final Clock clock;
    private final ChannelTraffic traffic;
    private final Map<ChannelId, Silence> byChannel = new ConcurrentHashMap<>();

    Silences(Clock clock, ChannelTraffic traffic) {
        this.clock = clock;
        this.traffic = traffic;
    }

    /** The provider took a message of the number, or may have. */
    public void taken(ChannelId channel) {
        of(channel).taken(clock.instant());
    }

    /** The provider acknowledged something of the number. */
    public void heard(ChannelId channel) {
        traffic.acknowledged(channel);
        heardElsewhere(channel);
    }

    /** Another node heard it. */
    void heardElsewhere(ChannelId channel) {
        var silence = byChannel.get(channel);
        if (silence != null) {
            silence.heard(clock.instant());
        }
    }

    /** Since when the number is silent; its queue is held as long. */
    public Optional<Instant> since(ChannelId channel) {
        var silence = byChannel.get(channel);
        return silence == null ? Optional.empty() : Optional.ofNullable(silence.since());
    }

    Silence of(ChannelId channel) {
        return byChannel.computeIfAbsent(channel, id -> new Silence());
    }
}
