package io.centralita.core.channels.templates;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.centralita.channel.spi.feature.Templates.Template;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.facts.FactDraft;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.EventId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code channel.template_changed}, in the form in which webhooks tell it too: one for each aspect. */
@ApplicationScoped
class TemplateFacts {

    private static final String DELETED = "DELETED";

    private final ObjectMapper json;
    private final Clock clock;

    TemplateFacts(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    List<FactDraft> of(TemplateChanges changes, Actor actor) {
        var facts = new ArrayList<FactDraft>();
        changes.made()
                .forEach(made -> facts.add(fact(
                        made.channel(),
                        made.template(),
                        "status",
                        null,
                        made.template().status(),
                        actor)));
        changes.renewed().forEach(renewal -> renewed(facts, renewal, actor));
        changes.gone()
                .forEach(gone -> facts.add(fact(
                        gone.channel(),
                        gone.template(),
                        "status",
                        gone.template().status(),
                        DELETED,
                        actor)));
        return facts;
    }

    private void renewed(List<FactDraft> facts, TemplateChanges.Renewal renewal, Actor actor) {
        var channel = renewal.after().channel();
        var before = renewal.before().template();
        var after = renewal.after().template();
        if (!before.status().equals(after.status())) {
            facts.add(fact(channel, after, "status", before.status(), after.status(), actor));
        }
        if (!Objects.equals(before.quality(), after.quality())) {
            facts.add(fact(channel, after, "quality", before.quality(), after.quality(), actor));
        }
        if (!before.category().equals(after.category())) {
            facts.add(fact(channel, after, "category", before.category(), after.category(), actor));
        }
        if (!before.componentsJson().equals(after.componentsJson())) {
            facts.add(fact(channel, after, "components", null, null, actor));
        }
    }

    private FactDraft fact(
            ChannelId channel,
            Template template,
            String aspect,
            @Nullable String before,
            @Nullable String after,
            Actor actor) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("channel_id", channel);
        data.put("account_id", null);
        data.put("template_id", template.providerId());
        data.put("name", template.name());
        data.put("language", template.language());
        data.put("aspect", aspect);
        data.put("before", before);
        data.put("after", after);
        data.put("reason", template.reason());
        data.put("facts", Map.of());
        try {
            return new FactDraft(
                    EventId.next(),
                    "channel.template_changed",
                    clock.instant(),
                    new FactDraft.Audience(null, channel.value(), null, null, null),
                    actor,
                    json.writeValueAsString(data));
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
