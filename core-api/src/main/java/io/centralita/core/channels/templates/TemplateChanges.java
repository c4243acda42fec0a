package io.centralita.core.channels.templates;

import io.centralita.channel.spi.feature.Templates.Template;
import io.centralita.core.kernel.ids.ChannelId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the copy lacks, given what the provider has. The provider names a template by name and language; what it has no more
 * is gone.
 */
record TemplateChanges(List<KnownTemplate> made, List<Renewal> renewed, List<KnownTemplate> gone) {

    /** A template before and after. */
    record Renewal(KnownTemplate before, KnownTemplate after) {}

    private record Key(String name, String language) {
        static Key of(Template template) {
            return new Key(template.name(), template.language());
        }
    }

    /** @param asked when the provider was asked for its list: what was handed in since is not gone because it is not in it */
    static TemplateChanges between(
            ChannelId channel, List<KnownTemplate> known, List<Template> told, Instant asked, Instant at) {
        Map<Key, KnownTemplate> left = new LinkedHashMap<>();
        known.forEach(template -> left.put(Key.of(template.template()), template));
        Map<Key, Template> wanted = new LinkedHashMap<>();
        told.forEach(template -> wanted.put(Key.of(template), template));
        var made = new ArrayList<KnownTemplate>();
        var renewed = new ArrayList<Renewal>();
        wanted.forEach((key, template) -> {
            var before = left.remove(key);
            if (before == null) {
                made.add(KnownTemplate.fresh(channel, template, at));
            } else if (!before.template().equals(template)) {
                renewed.add(new Renewal(before, before.renewed(template, at)));
            }
        });
        left.values().removeIf(template -> template.createdAt().isAfter(asked));
        return new TemplateChanges(made, renewed, List.copyOf(left.values()));
    }

    int size() {
        return made.size() + renewed.size() + gone.size();
    }
}
