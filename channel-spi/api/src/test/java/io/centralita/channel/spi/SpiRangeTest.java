package io.centralita.channel.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SpiRangeTest {

    private final SpiRange range = SpiRange.since("1.2");

    @Test
    void shouldHoldLaterMinorVersionsOnly() {
        assertThat(range.holds(new SpiVersion(1, 2))).isTrue();
        assertThat(range.holds(new SpiVersion(1, 30))).isTrue();
        assertThat(range.holds(new SpiVersion(1, 1))).isFalse();
        assertThat(range.holds(new SpiVersion(2, 0))).isFalse();
    }

    @Test
    void shouldOrderByNumberNotByText() {
        assertThat(SpiVersion.parse("1.10")).isGreaterThan(SpiVersion.parse("1.9"));
    }

    @Test
    void shouldSayWhatIsNoVersion() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpiVersion.parse("1"))
                .withMessageContaining("1");
        assertThatIllegalArgumentException().isThrownBy(() -> SpiVersion.parse("a.b"));
        assertThatIllegalArgumentException().isThrownBy(() -> new SpiRange(new SpiVersion(2, 0), new SpiVersion(1, 0)));
    }
}
