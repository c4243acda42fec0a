package io.centralita.core.channels;

import io.centralita.channel.spi.ChannelAdapter;
import io.centralita.core.channels.context.ContextFactory;
import io.centralita.core.channels.health.Switches;
import io.centralita.core.channels.plugins.PluginFault;
import io.centralita.core.channels.store.ChannelStore;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.db.WorkspaceDirectory;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Keeps this node's adapters in step with the stored channels: at start, at once when this node changed one, when it is asked to
 * ({@link ChannelSearch}), and every two seconds for what other nodes changed.
 */
@ApplicationScoped
class ChannelKeeper {

    private static final Logger LOG = Logger.getLogger(ChannelKeeper.class);
    private static final long PERIOD_MS = 2_000;
    private static final Duration START = Duration.ofSeconds(20);
    private static final Duration STOP = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final Database database;
    private final WorkspaceDirectory workspaces;
    private final ChannelStore store;
    private final PluginRegistry plugins;
    private final RunningChannels running;
    private final ContextFactory contexts;
    private final Switches switches;
    private final ChannelStateWriter states;
    private final StoredStates truth;
    private final PluginThreads threads;
    private final Set<ChannelId> off = ConcurrentHashMap.newKeySet();
    private volatile boolean open;

    ChannelKeeper(
            Vertx vertx,
            Database database,
            WorkspaceDirectory workspaces,
            ChannelStore store,
            PluginRegistry plugins,
            RunningChannels running,
            ContextFactory contexts,
            Switches switches,
            ChannelStateWriter states,
            StoredStates truth,
            PluginThreads threads) {
        this.vertx = vertx;
        this.database = database;
        this.workspaces = workspaces;
        this.store = store;
        this.plugins = plugins;
        this.running = running;
        this.contexts = contexts;
        this.switches = switches;
        this.states = states;
        this.truth = truth;
        this.threads = threads;
    }

    void start(@Observes @Priority(2_400) StartupEvent event) {
        open = true;
        refresh().await().atMost(START);
        again();
    }

    void stop(@Observes @Priority(600) ShutdownEvent event) {
        open = false;
        for (var channel : List.copyOf(running.all())) {
            retire(channel.id());
        }
    }

    private void again() {
        if (open) {
            vertx.setTimer(
                    PERIOD_MS,
                    timer -> refresh()
                            .onFailure()
                            .invoke(failure -> LOG.warnf("channels not refreshed: %s", failure.getMessage()))
                            .onFailure()
                            .recoverWithNull()
                            .subscribe()
                            .with(ignored -> again()));
        }
    }

    Uni<Void> refresh() {
        return database.asPlatform(switches::refreshPlugins)
                .chain(workspaces::all)
                .flatMap(all -> Multi.createFrom()
                        .iterable(all)
                        .onItem()
                        .transformToUniAndConcatenate(this::refresh)
                        .collect()
                        .last()
                        .replaceWithVoid());
    }

    private Uni<Void> refresh(WorkspaceId workspace) {
        var before = running.all().stream()
                .filter(channel -> channel.workspace().equals(workspace))
                .map(RunningChannel::id)
                .toList();
        return database.inWorkspace(
                        workspace,
                        connection ->
                                switches.refresh(connection, workspace).chain(() -> store.all(connection, workspace)))
                .invoke(stored -> {
                    var ids = new HashSet<ChannelId>();
                    for (var channel : stored) {
                        ids.add(channel.id());
                        apply(channel);
                        truth.hold(channel);
                        states.writeAgain(channel.id());
                    }
                    before.stream().filter(id -> !ids.contains(id)).forEach(this::retire);
                })
                .replaceWithVoid();
    }

    /** Makes this node's adapter fit the stored channel. */
    synchronized void apply(Channel channel) {
        if (!channel.readable()) {
            truth.lacks(
                    channel,
                    Channel.CONFIG_UNREADABLE,
                    "its configuration cannot be opened on this node: is the master key the right one?");
            return;
        }
        var present = running.find(channel.id());
        var switched = switched(channel);
        if (!switched && present.isPresent() && present.get().channel().version() >= channel.version()) {
            return;
        }
        var factory = plugins.find(channel.plugin());
        if (factory.isEmpty()) {
            truth.lacks(
                    channel,
                    Channel.PLUGIN_MISSING,
                    "its plug-in " + channel.plugin() + " is not installed on this node");
            return;
        }
        var moved = present.isPresent() && !present.get().channel().plugin().equals(channel.plugin());
        if (moved) {
            retire(channel.id());
        }
        try {
            running.find(channel.id()).ifPresentOrElse(old -> change(old, channel), () -> {
                var context = contexts.create(channel, factory.get().descriptor());
                var adapter = PluginFault.guard(() -> factory.get().create(channel.config(), context));
                running.put(new RunningChannel(channel, adapter, context));
                drive(channel, adapter);
            });
        } catch (Exception failure) {
            truth.lacks(channel, Channel.PLUGIN_FAILED, "it cannot be made: " + failure.getMessage());
        }
    }

    /** Whether it was switched on or off since it was last looked at. */
    private boolean switched(Channel channel) {
        return switches.off(channel).isPresent() ? off.add(channel.id()) : off.remove(channel.id());
    }

    private void change(RunningChannel old, Channel channel) {
        old.context().configured(channel.config());
        var reconfigured = old.channel().config().equals(channel.config())
                ? CompletableFuture.<Void>completedFuture(null)
                : own(channel, () -> old.adapter().reconfigure(channel.config()));
        running.put(new RunningChannel(channel, old.adapter(), old.context()));
        log(channel, reconfigured.thenCompose(ignored -> toward(channel, old.adapter())));
    }

    private void drive(Channel channel, ChannelAdapter adapter) {
        log(channel, toward(channel, adapter));
    }

    private CompletionStage<Void> toward(Channel channel, ChannelAdapter adapter) {
        if (off.contains(channel.id())) {
            return own(channel, () -> adapter.stop(STOP));
        }
        return switch (channel.desired()) {
            case RUNNING ->
                own(channel, adapter::start)
                        .thenCompose(ignored -> isToRun(channel)
                                ? own(channel, adapter::resume)
                                : CompletableFuture.completedFuture(null));
            case PAUSED -> own(channel, adapter::pause);
            case STOPPED -> own(channel, () -> adapter.stop(STOP));
        };
    }

    /** A plug-in that blocks, against its promise, holds up its own numbers only. */
    private CompletionStage<Void> own(Channel channel, Supplier<CompletionStage<Void>> work) {
        return threads.call(channel.plugin(), work).toCompletionStage();
    }

    /** What is wanted may have changed while the adapter started. */
    private boolean isToRun(Channel channel) {
        return !off.contains(channel.id())
                && running.find(channel.id())
                        .filter(now -> now.channel().desired() == DesiredState.RUNNING)
                        .isPresent();
    }

    private static void log(Channel channel, CompletionStage<Void> work) {
        work.whenComplete((ignored, failure) -> {
            if (failure != null) {
                LOG.warnf("channel %s: %s", channel.id(), failure.getMessage());
            }
        });
    }

    private void retire(ChannelId id) {
        running.remove(id).ifPresent(gone -> {
            gone.context().leaves();
            own(gone.channel(), () -> gone.adapter().stop(STOP))
                    .whenComplete((ignored, failure) -> gone.context().close());
        });
    }
}
