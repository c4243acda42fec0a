package io.centralita.core.channels.health;

import io.centralita.core.channels.RunningChannel;
import io.centralita.core.channels.RunningChannels;
import io.centralita.core.kernel.db.Columns;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * When a customer last wrote over a number and when a send of it was last acknowledged, as all nodes together know it. Each notes
 * what it handles in memory and writes it down every few seconds, apart from the walk: a row that every batch wrote would have
 * lanes and nodes wait for each other.
 */
@ApplicationScoped
public class ChannelTraffic {

    private static final Logger LOG = Logger.getLogger(ChannelTraffic.class);
    private static final long PERIOD_MS = 3_000;

    private static final String NOTE = """
            insert into channel_traffic (workspace_id, channel_id, last_inbound_at, last_acknowledged_at)
            select $1, n.* from unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[]) as n
            on conflict (workspace_id, channel_id) do update
            set last_inbound_at = greatest(channel_traffic.last_inbound_at, excluded.last_inbound_at),
                last_acknowledged_at = greatest(channel_traffic.last_acknowledged_at, excluded.last_acknowledged_at)""";

    private static final String READ = """
            select last_inbound_at, last_acknowledged_at from channel_traffic where workspace_id = $1 and channel_id = $2""";

    private final Vertx vertx;
    private final Database database;
    private final RunningChannels channels;
    private final Clock clock;
    private final Map<ChannelId, Heard> heard = new ConcurrentHashMap<>();
    private final Set<ChannelId> unwritten = ConcurrentHashMap.newKeySet();
    private volatile long timer = -1;

    ChannelTraffic(Vertx vertx, Database database, RunningChannels channels, Clock clock) {
        this.vertx = vertx;
        this.database = database;
        this.channels = channels;
        this.clock = clock;
    }

    /** Each null when it never was, as far as is known. */
    public record Heard(@Nullable Instant inbound, @Nullable Instant acknowledged) {

        static final Heard NOTHING = new Heard(null, null);

        Heard and(Heard other) {
            return new Heard(later(inbound, other.inbound), later(acknowledged, other.acknowledged));
        }

        static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            return one.isAfter(other) ? one : other;
        }
    }

    /** A customer wrote over the number. Any thread; writes nothing by itself. */
    public void wrote(ChannelId channel) {
        note(channel, new Heard(clock.instant(), null));
    }

    /** The provider acknowledged something of the number. Likewise. */
    void acknowledged(ChannelId channel) {
        note(channel, new Heard(null, clock.instant()));
    }

    private void note(ChannelId channel, Heard now) {
        heard.merge(channel, now, Heard::and);
        unwritten.add(channel);
    }

    /** What all nodes heard. */
    Uni<Heard> of(SqlConnection connection, WorkspaceId workspace, ChannelId channel) {
        return connection
                .preparedQuery(READ)
                .execute(Tuple.of(workspace.value(), channel.value()))
                .map(rows -> {
                    var here = heard.getOrDefault(channel, Heard.NOTHING);
                    for (var row : rows) {
                        return here.and(
                                new Heard(instant(row.getOffsetDateTime(0)), instant(row.getOffsetDateTime(1))));
                    }
                    return here;
                });
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(PERIOD_MS, ignored -> write());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void write() {
        var byWorkspace = new HashMap<WorkspaceId, Map<ChannelId, Heard>>();
        for (var channel : Set.copyOf(unwritten)) {
            unwritten.remove(channel);
            channels.find(channel)
                    .map(RunningChannel::workspace)
                    .ifPresent(workspace -> byWorkspace
                            .computeIfAbsent(workspace, ignored -> new HashMap<>())
                            .put(channel, heard.getOrDefault(channel, Heard.NOTHING)));
        }
        byWorkspace.forEach(this::write);
    }

    private void write(WorkspaceId workspace, Map<ChannelId, Heard> news) {
        var rows = news.entrySet().stream()
                .sorted(Comparator.comparing(one -> one.getKey().value()))
                .toList();
        var columns = Columns.of(workspace.value(), rows)
                .uuid(one -> one.getKey().value())
                .time(one -> one.getValue().inbound())
                .time(one -> one.getValue().acknowledged());
        database.inWorkspace(
                        workspace,
                        connection -> connection.preparedQuery(NOTE).execute(Tuple.newInstance(columns.tuple())))
                .subscribe()
                .with(written -> {}, failure -> {
                    LOG.debugf("traffic not written: %s", failure.getMessage());
                    unwritten.addAll(news.keySet());
                });
    }
}
