package io.centralita.core.channels.templates;

import io.centralita.channel.spi.feature.Templates.Template;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.TemplateId;
import java.time.Instant;

/**
 * A template in the copy.
 *
 * @param template as the provider has it
 * @param version grows with each change
 */
public record KnownTemplate(
        TemplateId id, ChannelId channel, Template template, long version, Instant createdAt, Instant updatedAt) {

    static KnownTemplate fresh(ChannelId channel, Template template, Instant at) {
        return new KnownTemplate(TemplateId.next(), channel, template, 1, at, at);
    }

    /** The same with what the provider says now; the very same when nothing is new. */
    KnownTemplate renewed(Template now, Instant at) {
        return template.equals(now) ? this : new KnownTemplate(id, channel, now, version + 1, createdAt, at);
    }
}
