package io.centralita.core.channels.health;

import io.centralita.channel.spi.ChannelState;
import io.centralita.channel.spi.HealthEvidence;
import io.centralita.core.channels.Channel;
import io.centralita.core.channels.DesiredState;
import io.centralita.core.channels.RunningChannel;
import io.centralita.core.channels.RunningChannels;
import io.centralita.core.channels.features.Pairings;
import io.centralita.core.channels.traffic.NumberGates;
import io.centralita.core.kernel.db.Database;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts a number's evidence together. */
@ApplicationScoped
public class HealthReader {

    private final Database database;
    private final SendQueue queue;
    private final RunningChannels channels;
    private final NumberGates gates;
    private final Silences silences;
    private final ChannelTraffic traffic;
    private final Switches switches;
    private final Clock clock;

    HealthReader(
            Database database,
            SendQueue queue,
            RunningChannels channels,
            NumberGates gates,
            Silences silences,
            ChannelTraffic traffic,
            Switches switches,
            Clock clock) {
        this.database = database;
        this.queue = queue;
        this.channels = channels;
        this.gates = gates;
        this.silences = silences;
        this.traffic = traffic;
        this.switches = switches;
        this.clock = clock;
    }

    public Uni<ChannelHealth> of(Channel channel) {
        return database.inWorkspace(
                channel.workspace(),
                connection -> queue.depth(connection, channel.workspace(), channel.id())
                        .flatMap(depth -> traffic.of(connection, channel.workspace(), channel.id())
                                .map(heard -> health(channel, depth, heard))));
    }

    private ChannelHealth health(Channel channel, SendQueue.Depth depth, ChannelTraffic.Heard heard) {
        var running = channels.find(channel.id()).orElse(null);
        var evidence =
                running == null ? HealthEvidence.none() : running.adapter().health();
        var gate = gates.view(channel.id());
        var now = clock.instant();
        var hold = hold(channel, running);
        var restriction =
                running == null ? null : running.adapter().restriction().orElse(null);
        return new ChannelHealth(
                heard.inbound(),
                ChannelTraffic.Heard.later(heard.acknowledged(), evidence.lastAcknowledgement()),
                evidence.oldestUnacknowledged(),
                evidence.reconnects(),
                gate.failure() == null
                        ? evidence.lastErrorCode()
                        : gate.failure().code(),
                gate.failure() == null ? null : now.minus(gate.failure().age()),
                restriction == null ? null : restriction.scope().name().toLowerCase(Locale.ROOT),
                restriction == null ? null : restriction.until(),
                silences.since(channel.id()).orElse(null),
                hold == null,
                hold,
                depth.waiting(),
                depth.oldest(),
                gate.underWay(),
                gate.breaker(),
                after(now, gate.breakerLeft()),
                after(now, gate.throttleLeft()),
                pairing(running));
    }

    private @Nullable String hold(Channel channel, @Nullable RunningChannel running) {
        if (switches.off(channel).isPresent()) {
            return "disabled";
        }
        if (running == null) {
            return "not_running_here";
        }
        if (channel.desired() != DesiredState.RUNNING) {
            return channel.desired().wire();
        }
        var state = running.adapter().state();
        if (!state.status().sends()) {
            return reason(state);
        }
        return silences.since(channel.id()).isPresent() ? StateOverlay.SILENT : null;
    }

    private static String reason(ChannelState state) {
        return state.reason().equals(ChannelState.OK) ? state.status().name().toLowerCase(Locale.ROOT) : state.reason();
    }

    private static @Nullable Instant after(Instant now, @Nullable Duration left) {
        return left == null ? null : now.plus(left);
    }

    private static List<String> pairing(@Nullable RunningChannel running) {
        return running == null
                ? List.of()
                : running.adapter().capabilities().pairing().stream()
                        .map(Pairings::wire)
                        .sorted()
                        .toList();
    }
}
