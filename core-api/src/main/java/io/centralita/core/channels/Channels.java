package io.centralita.core.channels;

import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.spi.ChannelFactory;
import io.centralita.channel.spi.ConfigException;
import io.centralita.channel.spi.ConfigFinding;
import io.centralita.channel.spi.ValidationDepth;
import io.centralita.channel.spi.context.ChannelContext;
import io.centralita.core.channels.context.ContextFactory;
import io.centralita.core.channels.store.ChannelStore;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.db.DatabaseFailures;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.facts.Doorbell;
import io.centralita.core.kernel.facts.FactDraft;
import io.centralita.core.kernel.facts.FactLog;
import io.centralita.core.kernel.http.IfMatch;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.problem.FieldError;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The door to connected numbers: create, read, change, start, pause, stop. */
@ApplicationScoped
public class Channels {

    private final Database database;
    private final ChannelStore store;
    private final PluginRegistry plugins;
    private final ContextFactory contexts;
    private final ConfigAddresses addresses;
    private final ChannelKeeper keeper;
    private final ChannelNews news;
    private final PluginThreads threads;
    private final ChannelFacts facts;
    private final FactLog log;
    private final Doorbell doorbell;
    private final Clock clock;

    Channels(
            Database database,
            ChannelStore store,
            PluginRegistry plugins,
            ContextFactory contexts,
            ConfigAddresses addresses,
            ChannelKeeper keeper,
            ChannelNews news,
            PluginThreads threads,
            ChannelFacts facts,
            FactLog log,
            Doorbell doorbell,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.plugins = plugins;
        this.contexts = contexts;
        this.addresses = addresses;
        this.keeper = keeper;
        this.news = news;
        this.threads = threads;
        this.facts = facts;
        this.log = log;
        this.doorbell = doorbell;
        this.clock = clock;
    }

    public Uni<List<Channel>> list(WorkspaceId workspace) {
        return database.inWorkspace(workspace, connection -> store.all(connection, workspace));
    }

    public Uni<Channel> get(WorkspaceId workspace, ChannelId id) {
        return database.inWorkspace(workspace, connection -> store.find(connection, workspace, id, false))
                .map(found -> found.orElseThrow(ProblemException::notFound));
    }

    /**
     * Makes a channel, not yet started, in a transaction of the caller's. Call {@link #changed} after the commit.
     *
     * @throws ProblemException (as failure) when the plug-in is unknown or the configuration is not valid
     */
    public Uni<Channel> create(
            SqlConnection connection,
            WorkspaceId workspace,
            String plugin,
            String name,
            Map<String, Object> config,
            Actor actor) {
        var factory = factory(plugin);
        var now = clock.instant();
        var draft = new Channel(
                workspace,
                ChannelId.next(),
                plugin,
                name,
                null,
                ChannelConfig.of(config),
                DesiredState.STOPPED,
                "new",
                null,
                1,
                now,
                now);
        return checked(factory, draft, null)
                .flatMap(channel -> store.insert(connection, channel)
                        .onFailure(DatabaseFailures::isDuplicate)
                        .transform(ignored -> ProblemException.of(
                                ProblemCode.ALREADY_EXISTS, "This number is connected already in this workspace."))
                        .flatMap(ignored -> log.append(connection, workspace, List.of(facts.created(channel, actor))))
                        .replaceWith(channel));
    }

    /** Changes name and configuration; a field of the configuration that is absent, or reads {@code "***"}, is kept. */
    public Uni<Channel> update(
            WorkspaceId workspace,
            ChannelId id,
            IfMatch match,
            @Nullable String name,
            Map<String, Object> config,
            Actor actor) {
        return change(
                workspace,
                id,
                Optional.of(match),
                actor,
                channel -> channel.edited(
                        name == null ? channel.name() : name,
                        merged(channel.config(), config),
                        channel.desired(),
                        clock.instant()));
    }

    public Uni<Channel> desire(WorkspaceId workspace, ChannelId id, DesiredState desired, Actor actor) {
        return change(
                workspace,
                id,
                Optional.empty(),
                actor,
                channel -> channel.edited(channel.name(), channel.config(), desired, clock.instant()));
    }

    /**
     * What a plug-in finds about a configuration, errors and warnings; nothing is saved.
     *
     * @param saved the channel it is for; null when there is none yet
     */
    public Uni<List<ConfigFinding>> check(
            WorkspaceId workspace,
            String plugin,
            @Nullable ChannelId saved,
            ChannelConfig config,
            ValidationDepth depth) {
        var factory = factory(plugin);
        var now = clock.instant();
        var id = saved == null ? ChannelId.next() : saved;
        var draft = new Channel(
                workspace, id, plugin, "draft", null, config, DesiredState.STOPPED, "new", null, 1, now, now);
        var context = saved == null
                ? contexts.createUnreachable(draft, factory.descriptor())
                : contexts.create(draft, factory.descriptor());
        return threads.ask(plugin, () -> factory.validate(config, depth, context))
                .map(findings -> ConfigAddresses.both(findings, addresses.findings(factory.descriptor(), config)))
                .eventually(context::close);
    }

    /** Brings this node's adapter in step, tells the other nodes, rings the doorbell; after the commit of {@link #create}. */
    public void changed(Channel channel) {
        keeper.apply(channel);
        news.tell();
        doorbell.ring(channel.workspace());
    }

    private Uni<Channel> change(
            WorkspaceId workspace, ChannelId id, Optional<IfMatch> match, Actor actor, UnaryOperator<Channel> edit) {
        return database.inWorkspace(
                        workspace,
                        connection -> store.find(connection, workspace, id, true)
                                .map(found -> found.orElseThrow(ProblemException::notFound))
                                .invoke(found -> match.ifPresent(wanted -> wanted.check(found.version())))
                                .flatMap(found -> checked(plugin(found), edit.apply(found), found.config()))
                                .flatMap(edited -> store.update(connection, edited)
                                        .flatMap(ignored -> log.append(
                                                connection,
                                                workspace,
                                                List.<FactDraft>of(facts.updated(edited, actor))))
                                        .flatMap(ignored -> store.find(connection, workspace, id, false))))
                .map(Optional::orElseThrow)
                .invoke(this::changed);
    }

    ChannelFactory factory(String plugin) {
        return plugins.find(plugin)
                .orElseThrow(() -> ProblemException.invalid(
                        "/plugin", "unknown_plugin", "There is no plug-in of this id; see /v1/plugins."));
    }

    private ChannelFactory plugin(Channel channel) {
        return plugins.find(channel.plugin())
                .orElseThrow(() ->
                        ProblemException.of(ProblemCode.CONFLICT, "The plug-in of this channel is not installed."));
    }

    /**
     * The channel with the account key its configuration names, when neither the plug-in nor we find an error in it.
     *
     * @param saved what the plug-in has now; its addresses are not refused anew, so that a channel that was saved before one was
     *     refused can still be stopped
     */
    Uni<Channel> checked(ChannelFactory factory, Channel channel, @Nullable ChannelConfig saved) {
        var context = contexts.create(channel, factory.descriptor());
        return threads.ask(channel.plugin(), () -> factory.validate(channel.config(), ValidationDepth.SYNTAX, context))
                .map(findings -> {
                    refuse(findings);
                    if (!channel.config().equals(saved)) {
                        refuse(addresses.findings(factory.descriptor(), channel.config()));
                    }
                    return keyed(factory, channel, context);
                })
                .eventually(context::close);
    }

    private static Channel keyed(ChannelFactory factory, Channel channel, ChannelContext context) {
        try {
            var adapter = factory.create(channel.config(), context);
            return channel.keyed(adapter.accountKey().orElse(null));
        } catch (ConfigException unusable) {
            throw ProblemException.of(ProblemCode.CHANNEL_CONFIG_INVALID, String.valueOf(unusable.getMessage()));
        }
    }

    private static void refuse(List<ConfigFinding> findings) {
        var errors = findings.stream()
                .filter(finding -> finding.severity() == ConfigFinding.Severity.ERROR)
                .map(finding -> new FieldError(
                        finding.field() == null ? "/config" : "/config/" + finding.field(),
                        finding.code(),
                        finding.message()))
                .toList();
        if (!errors.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.CHANNEL_CONFIG_INVALID, "The channel's configuration is not valid.", errors, null);
        }
    }

    /** A configuration with changes laid over it, as a PATCH does. */
    public static ChannelConfig merged(ChannelConfig before, Map<String, Object> change) {
        var values = new HashMap<String, Object>();
        before.fields().forEach(field -> values.put(field, before.value(field).orElseThrow()));
        change.forEach((field, value) -> {
            if (value == null) {
                values.remove(field);
            } else if (!"***".equals(value)) {
                values.put(field, value);
            }
        });
        return ChannelConfig.of(values);
    }
}
