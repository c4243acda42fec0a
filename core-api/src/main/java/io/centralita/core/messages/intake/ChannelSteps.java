package io.centralita.core.messages.intake;

import io.centralita.channel.spi.inbound.AccountNotice;
import io.centralita.channel.spi.inbound.ChannelStateChanged;
import io.centralita.channel.spi.inbound.TemplateChanged;
import io.centralita.channel.spi.inbound.Unsupported;
import io.centralita.core.channels.RunningChannels;
import io.centralita.core.channels.templates.TemplateNotes;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.facts.FactDraft;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.EventId;
import io.centralita.core.messages.MessageFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the provider tells about a number, its account or its templates. */
@ApplicationScoped
class ChannelSteps {

    private final MessageFacts facts;
    private final RunningChannels running;

    ChannelSteps(MessageFacts facts, RunningChannels running) {
        this.facts = facts;
        this.running = running;
    }

    void state(Batch batch, Step step, ChannelStateChanged event) {
        if (!outdated(step.channel(), event)) {
            batch.states.add(new StateNote(step.channel(), event.state()));
        }
        tell(
                batch,
                step,
                "channel.state_reported",
                Map.of(
                        "state",
                        event.state().status().name().toLowerCase(Locale.ROOT),
                        "reason",
                        event.state().reason()));
    }

    /** Whether the adapter has told a state since, which is written when it is told: what waited in the inbox is older news. */
    private boolean outdated(ChannelId channel, ChannelStateChanged event) {
        return running.find(channel)
                .filter(found -> !found.adapter().state().since().isBefore(event.occurredAt()))
                .isPresent();
    }

    void template(Batch batch, Step step, TemplateChanged event) {
        batch.templates.add(new TemplateNotes.Note(step.channel(), event));
        var data = new LinkedHashMap<String, @Nullable Object>();
        data.put("account_id", event.accountId());
        data.put("template_id", event.templateId());
        data.put("name", event.name());
        data.put("language", event.language());
        data.put("aspect", event.aspect().name().toLowerCase(Locale.ROOT));
        data.put("before", event.before());
        data.put("after", event.after());
        data.put("reason", event.reason());
        data.put("facts", event.facts());
        tell(batch, step, "channel.template_changed", data);
    }

    void notice(Batch batch, Step step, AccountNotice event) {
        tell(
                batch,
                step,
                "channel.notice_received",
                Map.of(
                        "kind", event.kind(),
                        "severity", event.severity().name().toLowerCase(Locale.ROOT),
                        "code", event.code(),
                        "text", event.text(),
                        "facts", event.facts()));
    }

    void unsupported(Batch batch, Step step, Unsupported event) {
        var raw = MessageSteps.keep(batch, step, event.providerType());
        var data = new LinkedHashMap<String, @Nullable Object>();
        data.put("provider_type", event.providerType());
        data.put("provider_message_id", event.providerMessageId());
        data.put("reason", event.reason());
        data.put("raw_payload_id", raw.toString());
        tell(batch, step, "channel.payload_unsupported", data);
    }

    private void tell(Batch batch, Step step, String type, Map<String, ?> data) {
        var all = new LinkedHashMap<String, Object>();
        all.put("channel_id", step.channel());
        data.forEach((key, value) -> all.put(key, value));
        batch.timeline.tell(new FactDraft(
                EventId.next(),
                type,
                batch.now,
                new FactDraft.Audience(null, step.channel().value(), null, null, null),
                Actor.SYSTEM,
                facts.json(all)));
    }
}
