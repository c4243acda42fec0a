package io.centralita.core.channels;

import io.centralita.channel.spi.ChannelConfig;
import io.centralita.core.channels.store.ChannelStore;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.db.DatabaseFailures;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.facts.FactLog;
import io.centralita.core.kernel.http.IfMatch;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * Gives a number to another plug-in. The channel keeps its id, so its contacts, conversations and messages stay; what the old
 * plug-in remembered and its copy of templates go.
 */
@ApplicationScoped
public class ChannelMoves {

    private final Database database;
    private final ChannelStore store;
    private final Channels channels;
    private final ChannelFacts facts;
    private final FactLog log;
    private final Clock clock;

    ChannelMoves(
            Database database, ChannelStore store, Channels channels, ChannelFacts facts, FactLog log, Clock clock) {
        this.database = database;
        this.store = store;
        this.channels = channels;
        this.facts = facts;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Only a stopped channel moves, and only when everything it received has been read: a raw delivery is readable to the plug-in
     * that took it alone. Tells {@code channel.moved}. It is not started yet afterwards. Fails with NOT_FOUND,
     * PRECONDITION_FAILED, CONFLICT, VALIDATION_FAILED, CHANNEL_CONFIG_INVALID, ALREADY_EXISTS.
     *
     * @param config the whole configuration for the new plug-in
     */
    public Uni<Channel> move(
            WorkspaceId workspace,
            ChannelId id,
            IfMatch match,
            String plugin,
            Map<String, Object> config,
            Actor actor) {
        return database.inWorkspace(
                        workspace,
                        connection -> store.find(connection, workspace, id, true)
                                .map(found -> found.orElseThrow(ProblemException::notFound))
                                .invoke(found -> match.check(found.version()))
                                .call(found -> movable(connection, found, plugin))
                                .flatMap(found -> move(connection, found, plugin, config, actor)))
                .invoke(channels::changed);
    }

    private Uni<Channel> move(
            SqlConnection connection, Channel found, String plugin, Map<String, Object> config, Actor actor) {
        var wanted = found.moved(plugin, ChannelConfig.of(config), clock.instant());
        return channels.checked(channels.factory(plugin), wanted, null)
                .flatMap(moved -> store.move(connection, moved)
                        .onFailure(DatabaseFailures::isDuplicate)
                        .transform(ignored -> ProblemException.of(
                                ProblemCode.ALREADY_EXISTS, "This number is connected already in this workspace."))
                        .chain(() -> log.append(
                                connection, moved.workspace(), List.of(facts.moved(moved, found.plugin(), actor)))))
                .chain(() -> store.find(connection, found.workspace(), found.id(), false))
                .map(moved -> moved.orElseThrow(ProblemException::notFound));
    }

    private Uni<Void> movable(SqlConnection connection, Channel channel, String plugin) {
        if (channel.plugin().equals(plugin)) {
            throw ProblemException.invalid("/plugin", "same_plugin", "The channel has this plug-in already.");
        }
        if (channel.desired() != DesiredState.STOPPED) {
            throw ProblemException.of(ProblemCode.CONFLICT, "Stop the channel before you move it.");
        }
        return store.hasUnread(connection, channel)
                .invoke(unread -> {
                    if (unread) {
                        throw ProblemException.of(
                                ProblemCode.CONFLICT, "The channel still reads what it received; ask again.");
                    }
                })
                .replaceWithVoid();
    }
}
