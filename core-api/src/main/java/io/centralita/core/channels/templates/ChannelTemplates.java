package io.centralita.core.channels.templates;

import io.centralita.channel.spi.ChannelFeature;
import io.centralita.channel.spi.feature.Templates;
import io.centralita.channel.spi.feature.Templates.Template;
import io.centralita.channel.spi.feature.Templates.TemplateDraft;
import io.centralita.channel.spi.feature.Templates.TemplateEdit;
import io.centralita.core.channels.features.ChannelFeatures;
import io.centralita.core.channels.features.DeclaredFeature;
import io.centralita.core.channels.store.TemplateRows;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.facts.Doorbell;
import io.centralita.core.kernel.facts.FactDraft;
import io.centralita.core.kernel.facts.FactLog;
import io.centralita.core.kernel.http.IfMatch;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.TemplateId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The door to templates. Changes go to the provider first; the copy follows what it answers. */
@ApplicationScoped
public class ChannelTemplates {

    private final Database database;
    private final ChannelFeatures features;
    private final TemplateRows rows;
    private final TemplateFacts facts;
    private final FactLog log;
    private final Doorbell doorbell;
    private final Clock clock;

    ChannelTemplates(
            Database database,
            ChannelFeatures features,
            TemplateRows rows,
            TemplateFacts facts,
            FactLog log,
            Doorbell doorbell,
            Clock clock) {
        this.database = database;
        this.features = features;
        this.rows = rows;
        this.facts = facts;
        this.log = log;
        this.doorbell = doorbell;
        this.clock = clock;
    }

    /** From the copy; the provider is not asked. */
    public Uni<List<KnownTemplate>> list(
            WorkspaceId workspace, ChannelId channel, TemplateFilter filter, UUID after, int limit) {
        return declared(workspace, channel)
                .flatMap(ignored -> database.inWorkspace(
                        workspace, connection -> rows.list(connection, workspace, channel, filter, after, limit)));
    }

    public Uni<KnownTemplate> get(WorkspaceId workspace, ChannelId channel, TemplateId id) {
        return declared(workspace, channel)
                .flatMap(ignored ->
                        database.inWorkspace(workspace, connection -> rows.find(connection, workspace, channel, id)))
                .map(found -> found.orElseThrow(ProblemException::notFound));
    }

    /** Hands a template in at the provider. {@link #keep} it afterwards. */
    public Uni<Template> submit(WorkspaceId workspace, ChannelId channel, TemplateDraft draft) {
        return declared(workspace, channel).flatMap(templates -> templates.ask(provider -> provider.submit(draft)));
    }

    /** Puts what the provider took into the copy, in a transaction of the caller's; call {@link #changed} after it. */
    public Uni<KnownTemplate> keep(
            SqlConnection connection, WorkspaceId workspace, ChannelId channel, Template template, Actor actor) {
        var known = KnownTemplate.fresh(channel, template, clock.instant());
        var changes = new TemplateChanges(List.of(known), List.of(), List.of());
        return rows.insert(connection, workspace, changes.made())
                .flatMap(ignored -> log.append(connection, workspace, facts.of(changes, actor)))
                .replaceWith(known);
    }

    public void changed(WorkspaceId workspace) {
        doorbell.ring(workspace);
    }

    /**
     * Other parts, or another category. The provider looks at it again, so its status is not what it was: the next renewal
     * tells.
     */
    public Uni<KnownTemplate> edit(
            WorkspaceId workspace,
            ChannelId channel,
            TemplateId id,
            IfMatch match,
            @Nullable String category,
            @Nullable String componentsJson,
            Actor actor) {
        return get(workspace, channel, id)
                .invoke(known -> match.check(known.version()))
                .flatMap(known -> {
                    var before = known.template();
                    var components = Objects.requireNonNullElse(componentsJson, before.componentsJson());
                    var edit = new TemplateEdit(before.providerId(), category, components);
                    var after = new Template(
                            before.providerId(),
                            before.name(),
                            before.language(),
                            category == null ? before.category() : category,
                            "PENDING",
                            before.quality(),
                            null,
                            components);
                    return declared(workspace, channel)
                            .flatMap(templates -> templates.ask(provider -> provider.edit(edit)))
                            .flatMap(ignored -> write(workspace, renewal(known, after), actor))
                            .flatMap(ignored -> get(workspace, channel, id));
                });
    }

    private TemplateChanges renewal(KnownTemplate known, Template after) {
        var renewed = new TemplateChanges.Renewal(known, known.renewed(after, clock.instant()));
        return new TemplateChanges(List.of(), List.of(renewed), List.of());
    }

    public Uni<Void> delete(WorkspaceId workspace, ChannelId channel, TemplateId id, Actor actor) {
        return get(workspace, channel, id)
                .flatMap(known -> declared(workspace, channel)
                        .flatMap(templates -> templates.ask(provider -> provider.delete(
                                known.template().name(), known.template().language())))
                        .flatMap(ignored ->
                                write(workspace, new TemplateChanges(List.of(), List.of(), List.of(known)), actor)));
    }

    private Uni<Void> write(WorkspaceId workspace, TemplateChanges changes, Actor actor) {
        var after =
                changes.renewed().stream().map(TemplateChanges.Renewal::after).toList();
        return database.inWorkspace(
                        workspace,
                        connection -> rows.delete(connection, workspace, changes.gone())
                                .flatMap(ignored -> rows.update(connection, workspace, after))
                                .flatMap(ignored -> tell(connection, workspace, facts.of(changes, actor))))
                .invoke(() -> doorbell.ring(workspace))
                .replaceWithVoid();
    }

    private Uni<Void> tell(SqlConnection connection, WorkspaceId workspace, List<FactDraft> drafts) {
        return drafts.isEmpty()
                ? Uni.createFrom().voidItem()
                : log.append(connection, workspace, drafts).replaceWithVoid();
    }

    private Uni<DeclaredFeature<Templates>> declared(WorkspaceId workspace, ChannelId channel) {
        return features.declared(workspace, channel, ChannelFeature.TEMPLATES, Templates.class);
    }
}
