package io.centralita.channel.spi.inbound;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The provider changed something about a template.
 *
 * @param dedupKey key of this change
 * @param occurredAt when
 * @param accountId the account that owns it (Meta: WABA id)
 * @param templateId the provider's id
 * @param name its name
 * @param language its language code
 * @param aspect what changed
 * @param before the old value, if told
 * @param after the new value in the provider's word, e.g. {@code APPROVED}, {@code RED}, {@code MARKETING}; null if not told
 * @param reason why, if told
 * @param facts what else was told, by key in lower snake case
 */
public record TemplateChanged(
        String dedupKey,
        Instant occurredAt,
        @Nullable String accountId,
        @Nullable String templateId,
        String name,
        @Nullable String language,
        Aspect aspect,
        @Nullable String before,
        @Nullable String after,
        @Nullable String reason,
        Map<String, String> facts)
        implements InboundEvent {

    /** What changed. */
    public enum Aspect {
        STATUS,
        QUALITY,
        CATEGORY,
        COMPONENTS
    }

    public TemplateChanged {
        facts = Map.copyOf(facts);
    }

    @Override
    public EventType type() {
        return EventType.TEMPLATE_CHANGED;
    }
}
