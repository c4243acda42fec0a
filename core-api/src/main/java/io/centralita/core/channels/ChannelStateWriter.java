package io.centralita.core.channels;

import io.centralita.channel.spi.ChannelState;
import io.centralita.core.channels.store.ChannelStore;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.facts.Doorbell;
import io.centralita.core.kernel.facts.FactLog;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
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

    ChannelStateWriter(Database database, ChannelStore store, ChannelFacts facts, FactLog log, Doorbell doorbell) {
        this.database = database;
        this.store = store;
        this.facts = facts;
        this.log = log;
        this.doorbell = doorbell;
    }

    /** Returns at once; the state is written soon. */
    public void write(Channel channel, ChannelState state) {
        var status = state.status().name().toLowerCase(Locale.ROOT);
        database.inWorkspace(
                        channel.workspace(),
                        connection -> store.state(connection, channel, status, state.reason())
                                .flatMap(news -> news
                                        ? store.find(connection, channel.workspace(), channel.id(), false)
                                                .flatMap(now -> log.append(
                                                        connection,
                                                        channel.workspace(),
                                                        List.of(facts.stateChanged(now.orElseThrow(), Actor.SYSTEM))))
                                                .replaceWith(true)
                                        : Uni.createFrom().item(false)))
                .subscribe()
                .with(
                        news -> {
                            if (news) {
                                doorbell.ring(channel.workspace());
                            }
                        },
                        failure -> LOG.warnf("state of %s not written: %s", channel.id(), failure.getMessage()));
    }
}
