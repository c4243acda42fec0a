package io.centralita.core.channels.health;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.centralita.core.channels.RunningChannel;
import io.centralita.core.channels.RunningChannels;
import io.centralita.core.channels.traffic.GateView;
import io.centralita.core.channels.traffic.NumberGates;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.facts.Doorbell;
import io.centralita.core.kernel.facts.FactDraft;
import io.centralita.core.kernel.facts.FactLog;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.EventId;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells {@code channel.health_changed} when this node's gate of a number begins to hold what is to be sent, and when it no longer
 * does: its provider fails, or wants a long pause. A gate that changes often is told about every ten seconds, as it is then.
 */
@ApplicationScoped
class GateNews {

    private static final Logger LOG = Logger.getLogger(GateNews.class);
    private static final long PERIOD_MS = 1_000;
    private static final String NOT_TOLD = "not_told";
    private static final Duration LONG_PAUSE = Duration.ofSeconds(30);
    private static final Duration APART = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final RunningChannels channels;
    private final NumberGates gates;
    private final Database database;
    private final FactLog log;
    private final Doorbell doorbell;
    private final ObjectMapper json;
    private final Clock clock;
    private final Map<ChannelId, Told> told = new HashMap<>();
    private volatile long timer = -1;

    GateNews(
            Vertx vertx,
            RunningChannels channels,
            NumberGates gates,
            Database database,
            FactLog log,
            Doorbell doorbell,
            ObjectMapper json,
            Clock clock) {
        this.vertx = vertx;
        this.channels = channels;
        this.gates = gates;
        this.database = database;
        this.log = log;
        this.doorbell = doorbell;
        this.json = json;
        this.clock = clock;
    }

    /** @param hold null: nothing is held */
    private record Told(@Nullable String hold, long at) {}

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(PERIOD_MS, ignored -> look());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private synchronized void look() {
        var here = new HashSet<ChannelId>();
        for (var running : channels.all()) {
            here.add(running.id());
            look(running, System.nanoTime());
        }
        told.keySet().retainAll(here);
    }

    private void look(RunningChannel running, long now) {
        var gate = gates.view(running.id());
        var before = told.get(running.id());
        var hold = hold(gate, before);
        if (before == null ? hold == null : sameOrTooSoon(before, hold, now)) {
            return;
        }
        told.put(running.id(), new Told(hold, now));
        tell(running, fact(running.id(), hold, gate));
    }

    private static boolean sameOrTooSoon(Told before, @Nullable String hold, long now) {
        return Objects.equals(before.hold(), hold) || now - before.at() < APART.toNanos();
    }

    /** A breaker is told about from its opening until a message went through, whether it probes meanwhile or not. */
    private static @Nullable String hold(GateView gate, @Nullable Told before) {
        if (!gate.isClosed()) {
            return GateView.PROVIDER_FAILING;
        }
        var pause = gate.throttleLeft();
        if (pause == null) {
            return null;
        }
        var known = before != null && GateView.THROTTLED.equals(before.hold());
        return known || pause.compareTo(LONG_PAUSE) >= 0 ? GateView.THROTTLED : null;
    }

    private void tell(RunningChannel running, FactDraft fact) {
        database.inWorkspace(
                        running.workspace(), connection -> log.append(connection, running.workspace(), List.of(fact)))
                .subscribe()
                .with(ignored -> doorbell.ring(running.workspace()), failure -> {
                    LOG.warnf("health of %s not told: %s", running.id(), failure.getMessage());
                    untold(running.id());
                });
    }

    /** Told anew at the next look, as it is then. */
    private synchronized void untold(ChannelId channel) {
        told.computeIfPresent(channel, (id, last) -> new Told(NOT_TOLD, last.at()));
    }

    private FactDraft fact(ChannelId channel, @Nullable String hold, GateView gate) {
        var now = clock.instant();
        var data = new LinkedHashMap<String, Object>();
        data.put("channel_id", channel);
        data.put("delivering", hold == null);
        data.put("hold_reason", hold);
        data.put("breaker", gate.breaker());
        data.put("next_probe_at", after(now, gate.breakerLeft()));
        data.put("throttled_until", after(now, gate.throttleLeft()));
        data.put(
                "last_error_code",
                gate.failure() == null ? null : gate.failure().code());
        try {
            return new FactDraft(
                    EventId.next(),
                    "channel.health_changed",
                    now,
                    new FactDraft.Audience(null, channel.value(), null, null, null),
                    Actor.SYSTEM,
                    json.writeValueAsString(data));
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static @Nullable Instant after(Instant now, @Nullable Duration left) {
        return left == null ? null : now.plus(left);
    }
}
