package io.centralita.core.channels.http;

import io.centralita.channel.spi.feature.Templates.TemplateDraft;
import io.centralita.core.channels.templates.ChannelTemplates;
import io.centralita.core.channels.templates.TemplateView;
import io.centralita.core.identity.Caller;
import io.centralita.core.kernel.http.Answer;
import io.centralita.core.kernel.http.IdempotencyKey;
import io.centralita.core.kernel.ids.ChannelId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Hands a template in once for a key. */
@ApplicationScoped
class TemplateCreation {

    private final ChannelTemplates templates;
    private final ProviderCreations creations;
    private final ChannelJson json;

    TemplateCreation(ChannelTemplates templates, ProviderCreations creations, ChannelJson json) {
        this.templates = templates;
        this.creations = creations;
        this.json = json;
    }

    Uni<Answer> create(Caller caller, ChannelId channel, TemplateDraft draft, Optional<IdempotencyKey> key) {
        return creations
                .once(
                        caller,
                        key,
                        () -> templates.submit(caller.workspace(), channel, draft),
                        (connection, taken) -> templates
                                .keep(connection, caller.workspace(), channel, taken, caller.actor())
                                .map(known -> Answer.of(
                                        201,
                                        "/v1/channels/" + channel + "/templates/" + known.id(),
                                        json.text(TemplateView.of(known)))))
                .invoke(() -> templates.changed(caller.workspace()));
    }
}
