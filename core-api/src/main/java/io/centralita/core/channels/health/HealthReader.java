package io.centralita.core.channels.health;

import io.centralita.channel.spi.ChannelAdapter;
import io.centralita.channel.spi.HealthEvidence;
import io.centralita.channel.spi.PairingMode;
import io.centralita.channel.spi.Restriction;
import io.centralita.core.channels.Channel;
import io.centralita.core.channels.RunningChannel;
import io.centralita.core.channels.RunningChannels;
import io.centralita.core.channels.features.Pairings;
import io.centralita.core.channels.plugins.PluginFault;
import io.centralita.core.channels.traffic.NumberGates;
import io.centralita.core.kernel.db.Database;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Puts a number's evidence together. */
@ApplicationScoped
public class HealthReader {

    private static final Logger LOG = Logger.getLogger(HealthReader.class);

    private final Database database;
    private final SendQueue queue;
    private final RunningChannels channels;
    private final NumberGates gates;
    private final Silences silences;
    private final ChannelTraffic traffic;
    private final LineHold holds;
    private final Clock clock;

    HealthReader(
            Database database,
            SendQueue queue,
            RunningChannels channels,
            NumberGates gates,
            Silences silences,
            ChannelTraffic traffic,
            LineHold holds,
            Clock clock) {
        this.database = database;
        this.queue = queue;
        this.channels = channels;
        this.gates = gates;
        this.silences = silences;
        this.traffic = traffic;
        this.holds = holds;
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
        var evidence = told(running, ChannelAdapter::health, HealthEvidence.none());
        var gate = gates.view(channel.id());
        var now = clock.instant();
        var hold = holds.of(channel);
        var restriction = told(running, ChannelAdapter::restriction, Optional.<Restriction>empty())
                .orElse(null);
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

    private static @Nullable Instant after(Instant now, @Nullable Duration left) {
        return left == null ? null : now.plus(left);
    }

    private static List<String> pairing(@Nullable RunningChannel running) {
        return told(running, adapter -> adapter.capabilities().pairing(), Set.<PairingMode>of()).stream()
                .map(Pairings::wire)
                .sorted()
                .toList();
    }

    /** What the adapter says; the other when there is none, or it fails to say, which is then why nothing goes out. */
    private static <T> T told(@Nullable RunningChannel running, Function<ChannelAdapter, T> look, T otherwise) {
        if (running == null) {
            return otherwise;
        }
        try {
            return PluginFault.guard(() -> look.apply(running.adapter()));
        } catch (Exception failure) {
            LOG.warnf("%s does not tell its health: %s", running.id(), failure.getMessage());
            return otherwise;
        }
    }
}
