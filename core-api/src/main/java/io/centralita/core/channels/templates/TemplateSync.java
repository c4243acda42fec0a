package io.centralita.core.channels.templates;

import io.centralita.channel.spi.ChannelFeature;
import io.centralita.channel.spi.feature.Templates;
import io.centralita.channel.spi.feature.Templates.Template;
import io.centralita.core.channels.features.ChannelFeatures;
import io.centralita.core.channels.features.DeclaredFeature;
import io.centralita.core.channels.store.TemplateRows;
import io.centralita.core.channels.store.TemplateSyncRows;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.facts.Doorbell;
import io.centralita.core.kernel.facts.FactLog;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Renews a channel's copy: all pages of the provider first, then the difference in one transaction with its facts. */
@ApplicationScoped
public class TemplateSync {

    private static final int MOST_PAGES = 200;
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(5);

    private final Database database;
    private final ChannelFeatures features;
    private final TemplateRows rows;
    private final TemplateSyncRows syncs;
    private final TemplateFacts facts;
    private final FactLog log;
    private final Doorbell doorbell;
    private final Clock clock;
    private final Duration every;

    TemplateSync(
            Database database,
            ChannelFeatures features,
            TemplateRows rows,
            TemplateSyncRows syncs,
            TemplateFacts facts,
            FactLog log,
            Doorbell doorbell,
            Clock clock,
            @ConfigProperty(name = "centralita.templates.every", defaultValue = "15m") Duration every) {
        this.database = database;
        this.features = features;
        this.rows = rows;
        this.syncs = syncs;
        this.facts = facts;
        this.log = log;
        this.doorbell = doorbell;
        this.clock = clock;
        this.every = every;
    }

    /**
     * How a renewal went.
     *
     * @param templates how many the provider has
     * @param changed how many differed from the copy
     */
    public record Renewed(int templates, int changed, Instant syncedAt) {}

    /** Fails with a problem when the provider cannot be asked; that is noted too. */
    public Uni<Renewed> sync(WorkspaceId workspace, ChannelId channel, Actor actor) {
        var asked = clock.instant();
        return features.declared(workspace, channel, ChannelFeature.TEMPLATES, Templates.class)
                .flatMap(templates -> pages(templates, null, new ArrayList<>(), 1))
                .flatMap(told -> write(workspace, channel, told, asked, actor))
                .onFailure(TemplateSync::isProviders)
                .call(failure -> note(workspace, channel, (ProblemException) failure));
    }

    private static boolean isProviders(Throwable failure) {
        return failure instanceof ProblemException problem
                && (problem.code() == ProblemCode.PROVIDER_REFUSED
                        || problem.code() == ProblemCode.PROVIDER_UNAVAILABLE
                        || problem.code() == ProblemCode.RATE_LIMITED);
    }

    private static Uni<List<Template>> pages(
            DeclaredFeature<Templates> templates, @Nullable String cursor, List<Template> found, int page) {
        return templates.ask(provider -> provider.list(cursor)).flatMap(told -> {
            found.addAll(told.items());
            var next = told.next();
            return next == null || page == MOST_PAGES
                    ? Uni.createFrom().item(found)
                    : pages(templates, next, found, page + 1);
        });
    }

    private Uni<Renewed> write(
            WorkspaceId workspace, ChannelId channel, List<Template> told, Instant asked, Actor actor) {
        return database.inWorkspace(
                        workspace,
                        connection -> syncs.begin(connection, workspace, channel)
                                .flatMap(again -> rows.all(connection, workspace, channel)
                                        .map(known ->
                                                TemplateChanges.between(channel, known, told, asked, clock.instant()))
                                        .call(changes -> apply(connection, workspace, changes))
                                        .call(() -> syncs.done(connection, workspace, channel, asked, every))
                                        .call(changes -> tell(connection, workspace, changes, again, actor))))
                .invoke(() -> doorbell.ring(workspace))
                .map(changes -> new Renewed(told.size(), changes.size(), clock.instant()));
    }

    private Uni<Void> apply(SqlConnection connection, WorkspaceId workspace, TemplateChanges changes) {
        var after =
                changes.renewed().stream().map(TemplateChanges.Renewal::after).toList();
        return rows.delete(connection, workspace, changes.gone())
                .flatMap(ignored -> rows.update(connection, workspace, after))
                .flatMap(ignored -> rows.insert(connection, workspace, changes.made()));
    }

    /** What the first copy brings is no news. */
    private Uni<Void> tell(
            SqlConnection connection, WorkspaceId workspace, TemplateChanges changes, boolean again, Actor actor) {
        var news = again ? changes : new TemplateChanges(List.of(), changes.renewed(), changes.gone());
        var drafts = facts.of(news, actor);
        return drafts.isEmpty()
                ? Uni.createFrom().voidItem()
                : log.append(connection, workspace, drafts).replaceWithVoid();
    }

    private Uni<Void> note(WorkspaceId workspace, ChannelId channel, ProblemException failure) {
        return database.inWorkspace(
                workspace,
                connection -> syncs.failed(
                        connection, workspace, channel, failure.code().wire(), AFTER_FAILURE));
    }
}
