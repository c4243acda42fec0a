package io.centralita.channel.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.centralita.channel.spi.content.ContentType;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChannelCapabilitiesTest {

    @Test
    void shouldDeclareNothingByDefault() {
        ChannelCapabilities nothing = ChannelCapabilities.builder().build();

        assertThat(ContentType.values()).noneMatch(nothing::sends).noneMatch(nothing::receives);
        assertThat(ChannelFeature.values()).noneMatch(nothing::has);
        assertThat(nothing.customerWindow()).isNull();
        assertThat(nothing.webhooks()).isEqualTo(DeliveryGuarantee.AT_MOST_ONCE);
    }

    @Test
    void shouldTellWhatWasDeclared() {
        ChannelCapabilities some = ChannelCapabilities.builder()
                .receives(ContentType.TEXT, ContentType.VOICE)
                .sends(ContentType.TEXT, ContentLimits.characters(4096))
                .sends(ContentType.IMAGE, ContentLimits.media(5 << 20, 1024, "image/jpeg"))
                .features(ChannelFeature.QUOTE)
                .customerWindow(Duration.ofHours(24))
                .numberRate(RateLimit.perSecond(80))
                .ordering(Ordering.BY_RECIPIENT)
                .build();

        assertThat(some.limits(ContentType.TEXT))
                .map(ContentLimits::maxCharacters)
                .contains(4096);
        assertThat(some.limits(ContentType.IMAGE))
                .map(ContentLimits::mimeTypes)
                .hasValueSatisfying(types -> assertThat(types).containsExactly("image/jpeg"));
        assertThat(some.limits(ContentType.POLL)).isEmpty();
        assertThat(some.has(ChannelFeature.QUOTE)).isTrue();
        assertThat(some.receives(ContentType.VOICE)).isTrue();
    }

    @Test
    void shouldRefuseAnImpossibleRate() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit(0, Duration.ofSeconds(1), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit(5, Duration.ofSeconds(1), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit(1, Duration.ZERO, 1));
    }
}
