package io.centralita.core.channels;

import io.centralita.core.channels.health.Switches;
import io.centralita.core.channels.store.ChannelStore;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.facts.Doorbell;
import io.centralita.core.kernel.facts.FactLog;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * The kill switch. What is off sends nothing, is asked to send nothing, and is disconnected; what it receives all the same is
 * kept. What was queued waits. Other nodes follow at once by Redis, without it within two seconds.
 */
@ApplicationScoped
public class ChannelSwitches {

    private final Database database;
    private final ChannelStore store;
    private final Switches switches;
    private final ChannelKeeper keeper;
    private final ChannelNews news;
    private final ChannelFacts facts;
    private final FactLog log;
    private final Doorbell doorbell;

    ChannelSwitches(
            Database database,
            ChannelStore store,
            Switches switches,
            ChannelKeeper keeper,
            ChannelNews news,
            ChannelFacts facts,
            FactLog log,
            Doorbell doorbell) {
        this.database = database;
        this.store = store;
        this.switches = switches;
        this.keeper = keeper;
        this.news = news;
        this.facts = facts;
        this.log = log;
        this.doorbell = doorbell;
    }

    /** Tells {@code channel.disabled} unless it was off. */
    public Uni<Channel> disable(WorkspaceId workspace, ChannelId id, String reason, Actor actor) {
        return change(
                workspace,
                id,
                (connection, channel) -> switches.switchOff(connection, channel, reason)
                        .flatMap(news -> news
                                ? log.append(connection, workspace, List.of(facts.disabled(channel, actor)))
                                        .replaceWithVoid()
                                : Uni.createFrom().voidItem()));
    }

    /** Tells {@code channel.enabled} unless it was on. It becomes again what was wanted of it before. */
    public Uni<Channel> enable(WorkspaceId workspace, ChannelId id, Actor actor) {
        return change(
                workspace,
                id,
                (connection, channel) -> switches.switchOn(connection, channel)
                        .flatMap(news -> news
                                ? log.append(connection, workspace, List.of(facts.enabled(channel, actor)))
                                        .replaceWithVoid()
                                : Uni.createFrom().voidItem()));
    }

    private interface Step {
        Uni<Void> run(SqlConnection connection, Channel channel);
    }

    private Uni<Channel> change(WorkspaceId workspace, ChannelId id, Step step) {
        return database.inWorkspace(
                        workspace,
                        connection -> store.find(connection, workspace, id, true)
                                .map(found -> found.orElseThrow(ProblemException::notFound))
                                .call(channel -> step.run(connection, channel))
                                .call(() -> switches.refresh(connection, workspace)))
                .invoke(channel -> {
                    keeper.apply(channel);
                    news.tell();
                    doorbell.ring(workspace);
                });
    }

    /** Every number of a plug-in, in every workspace. */
    public Uni<Void> disablePlugin(String plugin, String reason) {
        return ofPlugin(connection -> switches.switchPluginOff(connection, plugin, reason));
    }

    public Uni<Void> enablePlugin(String plugin) {
        return ofPlugin(connection -> switches.switchPluginOn(connection, plugin));
    }

    private Uni<Void> ofPlugin(java.util.function.Function<SqlConnection, Uni<Void>> change) {
        return database.asPlatform(
                        connection -> change.apply(connection).chain(() -> switches.refreshPlugins(connection)))
                .invoke(news::tell)
                .chain(keeper::refresh);
    }
}
