package io.centralita.channel.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChannelConfigTest {

    private final ChannelConfig config = ChannelConfig.of(Map.of(
            "token",
            "s3cret-token",
            "port",
            21465,
            "https",
            true,
            "secrets",
            List.of("first", "second"),
            "blank",
            "  "));

    @Test
    void shouldReadEachTypeOfValue() {
        assertThat(config.text("token")).isEqualTo("s3cret-token");
        assertThat(config.integer("port", 1)).isEqualTo(21465);
        assertThat(config.flag("https", false)).isTrue();
        assertThat(config.texts("secrets")).containsExactly("first", "second");
    }

    @Test
    void shouldFallBackWhenAbsent() {
        assertThat(config.optionalText("absent")).isEmpty();
        assertThat(config.optionalText("blank")).isEmpty();
        assertThat(config.integer("absent", 7)).isEqualTo(7);
        assertThat(config.flag("absent", true)).isTrue();
        assertThat(config.texts("absent")).isEmpty();
    }

    @Test
    void shouldTakeNullAsAbsent() {
        Map<String, Object> withNull = new HashMap<>();
        withNull.put("token", null);

        assertThat(ChannelConfig.of(withNull).has("token")).isFalse();
    }

    @Test
    void shouldNotFollowLaterChangesOfItsSource() {
        Map<String, Object> source = new HashMap<>(Map.of("a", "1"));
        ChannelConfig copy = ChannelConfig.of(source);
        source.put("a", "2");

        assertThat(copy.text("a")).isEqualTo("1");
        assertThat(copy.with("a", "3").text("a")).isEqualTo("3");
        assertThat(copy.text("a")).isEqualTo("1");
    }

    @Test
    void shouldNameTheFieldAndHideTheValueWhenTheTypeIsWrong() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> config.integer("token", 0))
                .withMessageContaining("'token'")
                .withMessageNotContaining("s3cret")
                .satisfies(failure -> assertThat(failure.field()).isEqualTo("token"));
        assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> config.text("absent"));
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> ChannelConfig.of(Map.of("list", List.of(1))).texts("list"));
    }

    @Test
    void shouldShowKeysButNoValues() {
        assertThat(config.toString()).contains("token").doesNotContain("s3cret", "21465", "first");
    }
}
