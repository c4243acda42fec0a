package io.centralita.core.channels.templates;

import io.centralita.channel.spi.ChannelFeature;
import io.centralita.core.channels.DesiredState;
import io.centralita.core.channels.RunningChannel;
import io.centralita.core.channels.RunningChannels;
import io.centralita.core.channels.plugins.PluginFault;
import io.centralita.core.channels.store.TemplateSyncRows;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.facts.Doorbell;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Renews the copies that are due: every quarter of an hour, and soon after the provider told of a change. */
@ApplicationScoped
public class TemplateSweep {

    private static final Logger LOG = Logger.getLogger(TemplateSweep.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final long EXPECTING_NANOS = Duration.ofSeconds(10).toNanos();

    private final Vertx vertx;
    private final Database database;
    private final RunningChannels running;
    private final TemplateSyncRows syncs;
    private final TemplateSync sync;
    private final Map<WorkspaceId, Long> expected = new ConcurrentHashMap<>();

    TemplateSweep(
            Vertx vertx,
            Database database,
            RunningChannels running,
            TemplateSyncRows syncs,
            TemplateSync sync,
            Doorbell doorbell) {
        this.vertx = vertx;
        this.database = database;
        this.running = running;
        this.syncs = syncs;
        this.sync = sync;
        doorbell.listen(this::rung);
    }

    /** A change is being noted for the workspace: one of the next rings of the doorbell is about it. Any thread. */
    void expect(WorkspaceId workspace) {
        expected.put(workspace, System.nanoTime());
    }

    /** The ring may be of another transaction, which came before the note: as long as nothing was due, the next one counts too. */
    private void rung(WorkspaceId workspace) {
        var since = expected.get(workspace);
        if (since == null) {
            return;
        }
        if (System.nanoTime() - since > EXPECTING_NANOS) {
            expected.remove(workspace, since);
        }
        vertx.getOrCreateContext()
                .runOnContext(ignored -> sweep(workspace, channels(workspace))
                        .subscribe()
                        .with(
                                swept -> {
                                    if (swept > 0) {
                                        expected.remove(workspace, since);
                                    }
                                },
                                failure -> LOG.warnf("templates not renewed: %s", failure.getMessage())));
    }

    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        Map<WorkspaceId, List<ChannelId>> byWorkspace = running.all().stream()
                .filter(TemplateSweep::hasTemplates)
                .collect(Collectors.groupingBy(
                        RunningChannel::workspace, Collectors.mapping(RunningChannel::id, Collectors.toList())));
        return Multi.createFrom()
                .iterable(byWorkspace.entrySet())
                .onItem()
                .transformToUniAndConcatenate(entry -> sweep(entry.getKey(), entry.getValue()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private List<ChannelId> channels(WorkspaceId workspace) {
        return running.all().stream()
                .filter(channel -> channel.workspace().equals(workspace) && hasTemplates(channel))
                .map(RunningChannel::id)
                .toList();
    }

    private static boolean hasTemplates(RunningChannel channel) {
        try {
            return channel.channel().desired() == DesiredState.RUNNING
                    && PluginFault.guard(() -> channel.adapter().capabilities()).has(ChannelFeature.TEMPLATES);
        } catch (Exception failure) {
            LOG.warnf("%s does not tell whether it has templates: %s", channel.id(), failure.getMessage());
            return false;
        }
    }

    /** Answers how many were due. */
    private Uni<Integer> sweep(WorkspaceId workspace, Collection<ChannelId> channels) {
        return database.inWorkspace(workspace, connection -> syncs.claim(connection, workspace, channels, LEASE))
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(channel -> sync.sync(workspace, channel, Actor.SYSTEM)
                        .onFailure()
                        .invoke(failure -> LOG.debugf("templates of %s not renewed: %s", channel, failure.getMessage()))
                        .onFailure()
                        .recoverWithNull()
                        .replaceWith(channel))
                .collect()
                .asList()
                .map(List::size);
    }
}
