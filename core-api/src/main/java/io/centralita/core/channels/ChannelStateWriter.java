package io.centralita.core.channels;

import io.centralita.channel.spi.ChannelState;
import io.centralita.core.channels.health.StateOverlay;
import io.centralita.core.channels.store.ChannelStore;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.facts.Doorbell;
import io.centralita.core.kernel.facts.FactLog;
import io.centralita.core.kernel.flow.Batcher;
import io.centralita.core.kernel.ids.ChannelId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Notes what adapters tell of their state, with the fact {@code channel.state_changed} when it is news. */
@ApplicationScoped
public class ChannelStateWriter {

    private static final Logger LOG = Logger.getLogger(ChannelStateWriter.class);

    private final Database database;
    private final ChannelStore store;
    private final ChannelFacts facts;
    private final FactLog log;
    private final Doorbell doorbell;
    private final StateOverlay overlay;
    private final Map<ChannelId, Batcher<Told, Boolean>> queues = new ConcurrentHashMap<>();
    private final Map<ChannelId, Told> latest = new ConcurrentHashMap<>();
    private final Map<ChannelId, Told> unwritten = new ConcurrentHashMap<>();

    ChannelStateWriter(
            Database database,
            ChannelStore store,
            ChannelFacts facts,
            FactLog log,
            Doorbell doorbell,
            StateOverlay overlay) {
        this.database = database;
        this.store = store;
        this.facts = facts;
        this.log = log;
        this.doorbell = doorbell;
        this.overlay = overlay;
    }

    /** Returns at once; states of a channel are written in the order in which they were told, the last of several only. */
    public void write(Channel channel, ChannelState state) {
        write(new Told(channel, overlay.over(channel.id(), state)));
    }

    /** Writes what could not be written when it was told, unless something newer was told since. */
    void writeAgain(ChannelId channel) {
        var told = unwritten.remove(channel);
        if (told != null) {
            write(told);
        }
    }

    private void write(Told told) {
        var channel = told.channel().id();
        latest.put(channel, told);
        unwritten.remove(channel);
        queues.computeIfAbsent(channel, id -> new Batcher<>(Integer.MAX_VALUE, 1, this::flush))
                .add(told)
                .onSuccess(written -> unwritten.remove(channel))
                .onFailure(failure -> {
                    LOG.warnf("state of %s not written: %s", channel, failure.getMessage());
                    if (told.equals(latest.get(channel))) {
                        unwritten.put(channel, told);
                    }
                });
    }

    private record Told(Channel channel, ChannelState state) {}

    private Future<List<Boolean>> flush(List<Told> told) {
        var last = told.get(told.size() - 1);
        return Future.fromCompletionStage(store(last.channel(), last.state()).subscribeAsCompletionStage())
                .map(news -> {
                    if (news) {
                        doorbell.ring(last.channel().workspace());
                    }
                    return Collections.nCopies(told.size(), news);
                });
    }

    private Uni<Boolean> store(Channel channel, ChannelState state) {
        var status = state.status().name().toLowerCase(Locale.ROOT);
        return database.inWorkspace(
                channel.workspace(),
                connection -> store.state(connection, channel, status, state.reason())
                        .flatMap(news -> news
                                ? tell(connection, channel)
                                : Uni.createFrom().item(false)));
    }

    private Uni<Boolean> tell(SqlConnection connection, Channel channel) {
        return store.find(connection, channel.workspace(), channel.id(), false)
                .flatMap(now -> log.append(
                        connection, channel.workspace(), List.of(facts.stateChanged(now.orElseThrow(), Actor.SYSTEM))))
                .replaceWith(true);
    }
}
