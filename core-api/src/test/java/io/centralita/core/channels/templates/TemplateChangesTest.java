package io.centralita.core.channels.templates;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.feature.Templates.Template;
import io.centralita.core.kernel.ids.ChannelId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateChangesTest {

    private static final ChannelId CHANNEL = ChannelId.next();
    private static final Instant ASKED = Instant.parse("2026-11-29T10:00:00Z");

    @Test
    void shouldKeepWhatWasHandedInWhileTheProviderWasAsked() {
        var old = KnownTemplate.fresh(CHANNEL, named("old"), ASKED.minusSeconds(60));
        var handedIn = KnownTemplate.fresh(CHANNEL, named("handed_in"), ASKED.plusMillis(1));

        var changes = TemplateChanges.between(CHANNEL, List.of(old, handedIn), List.of(), ASKED, ASKED.plusSeconds(5));

        assertThat(changes.gone()).containsExactly(old);
    }

    private static Template named(String name) {
        return new Template("1", name, "en", "UTILITY", "PENDING", null, null, "[]");
    }
}
