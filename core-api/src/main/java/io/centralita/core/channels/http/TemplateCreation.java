package io.centralita.core.channels.http;

import io.centralita.channel.spi.feature.Templates.TemplateDraft;
import io.centralita.core.channels.templates.ChannelTemplates;
import io.centralita.core.channels.templates.TemplateView;
import io.centralita.core.identity.Caller;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.http.Answer;
import io.centralita.core.kernel.http.Idempotency;
import io.centralita.core.kernel.http.IdempotencyKey;
import io.centralita.core.kernel.ids.ChannelId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Hands a template in once for a key. The provider is asked outside of any transaction: first it is looked whether the key has
 * an answer, then the provider is asked, then template and answer are kept together.
 */
@ApplicationScoped
class TemplateCreation {

    private final ChannelTemplates templates;
    private final Database database;
    private final Idempotency idempotency;
    private final ChannelJson json;

    TemplateCreation(ChannelTemplates templates, Database database, Idempotency idempotency, ChannelJson json) {
        this.templates = templates;
        this.database = database;
        this.idempotency = idempotency;
        this.json = json;
    }

    Uni<Answer> create(Caller caller, ChannelId channel, TemplateDraft draft, Optional<IdempotencyKey> key) {
        return answered(caller, key)
                .onFailure(NotAnswered.class)
                .recoverWithUni(() -> templates
                        .submit(caller.workspace(), channel, draft)
                        .flatMap(taken -> database.inWorkspace(
                                caller.workspace(),
                                connection -> idempotency.run(
                                        connection,
                                        caller.workspace(),
                                        key,
                                        () -> templates
                                                .keep(connection, caller.workspace(), channel, taken, caller.actor())
                                                .map(known -> Answer.of(
                                                        201,
                                                        "/v1/channels/" + channel + "/templates/" + known.id(),
                                                        json.text(TemplateView.of(known)))))))
                        .invoke(() -> templates.changed(caller.workspace())));
    }

    private Uni<Answer> answered(Caller caller, Optional<IdempotencyKey> key) {
        return key.isEmpty()
                ? Uni.createFrom().failure(new NotAnswered())
                : database.inWorkspace(
                        caller.workspace(),
                        connection -> idempotency.run(
                                connection,
                                caller.workspace(),
                                key,
                                () -> Uni.createFrom().failure(new NotAnswered())));
    }

    /** The key has no answer yet. */
    private static final class NotAnswered extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotAnswered() {
            super(null, null, false, false);
        }
    }
}
