package io.centralita.core.channels.health;

import io.centralita.core.channels.ChannelStateWriter;
import io.centralita.core.channels.DesiredState;
import io.centralita.core.channels.RunningChannel;
import io.centralita.core.channels.RunningChannels;
import io.centralita.core.channels.inbox.LaneShares;
import io.centralita.core.channels.plugins.PluginFault;
import io.centralita.core.kernel.db.Database;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Looks for numbers that send and hear nothing. Such a number becomes {@code degraded} with the reason
 * {@code silent_session}, which is told as {@code channel.state_changed}; its queue is held until an acknowledgement comes or it
 * connects anew. Where several nodes share the work, what was acknowledged to another node is in {@link ChannelTraffic}.
 */
@ApplicationScoped
public class SilenceWatch {

    private static final Logger LOG = Logger.getLogger(SilenceWatch.class);
    private static final long SHORTEST_MS = 250;
    private static final long LONGEST_MS = 30_000;

    /** The status of a message may come before the answer to its send. */
    private static final Duration OVERTAKEN = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final RunningChannels channels;
    private final Silences silences;
    private final ChannelStateWriter states;
    private final Database database;
    private final LaneShares shares;
    private final ChannelTraffic traffic;
    private final Clock clock;
    private final Duration limit;
    private volatile long timer = -1;

    SilenceWatch(
            Vertx vertx,
            RunningChannels channels,
            Silences silences,
            ChannelStateWriter states,
            Database database,
            LaneShares shares,
            ChannelTraffic traffic,
            Clock clock,
            @ConfigProperty(name = "centralita.channels.silent-after", defaultValue = "10M") Duration limit) {
        this.vertx = vertx;
        this.channels = channels;
        this.silences = silences;
        this.states = states;
        this.database = database;
        this.shares = shares;
        this.traffic = traffic;
        this.clock = clock;
        this.limit = limit;
    }

    void start(@Observes StartupEvent event) {
        var period = Math.max(SHORTEST_MS, Math.min(LONGEST_MS, limit.toMillis() / 4));
        timer = vertx.setPeriodic(period, ignored -> look(limit));
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    /** Looks at every number now. */
    public void look(Duration silentAfter) {
        for (var running : channels.all()) {
            if (running.channel().desired() == DesiredState.RUNNING) {
                look(running, silentAfter);
            }
        }
    }

    private void look(RunningChannel running, Duration silentAfter) {
        var suspected = silences.of(running.id()).suspectedSince(clock.instant(), silentAfter);
        if (suspected == null || shares.of(running.workspace()) == 1) {
            judge(running, silentAfter);
            return;
        }
        database.inWorkspace(
                        running.workspace(), connection -> traffic.of(connection, running.workspace(), running.id()))
                .subscribe()
                .with(
                        heard -> {
                            var acknowledged = heard.acknowledged();
                            if (acknowledged != null && acknowledged.isAfter(suspected.minus(OVERTAKEN))) {
                                silences.heardElsewhere(running.id());
                            }
                            judge(running, silentAfter);
                        },
                        failure -> LOG.debugf("%s not looked at: %s", running.id(), failure.getMessage()));
    }

    private void judge(RunningChannel running, Duration silentAfter) {
        try {
            PluginFault.run(() -> compare(running, silentAfter));
        } catch (Exception failure) {
            LOG.warnf("%s not looked at: %s", running.id(), failure.getMessage());
        }
    }

    private void compare(RunningChannel running, Duration silentAfter) {
        var state = running.adapter().state();
        var change =
                silences.of(running.id()).look(running.adapter().health(), state.since(), clock.instant(), silentAfter);
        switch (change) {
            case FELL_SILENT -> {
                LOG.warnf("channel %s is silent: sends are not acknowledged", running.id());
                states.write(running.channel(), state);
            }
            case RECOVERED -> {
                LOG.infof("channel %s is heard again", running.id());
                states.write(running.channel(), state);
            }
            case NONE -> {}
        }
    }
}
