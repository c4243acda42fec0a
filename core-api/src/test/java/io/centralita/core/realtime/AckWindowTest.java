package io.centralita.core.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AckWindowTest {

    private final AckWindow window = new AckWindow();

    @Test
    void shouldBeFullAtAThousand() {
        LongStream.range(0, 999).forEach(window::sent);
        assertThat(window.isFull()).isFalse();
        window.sent(999);
        assertThat(window.isFull()).isTrue();
    }

    @Test
    void shouldCountByMarksOnAFilteredStream() {
        LongStream.rangeClosed(1, 1_000).forEach(number -> window.sent(number * 7));
        assertThat(window.acknowledge(7 * 500)).isEqualTo(500);
        assertThat(window.unacknowledged()).isEqualTo(500);
        assertThat(window.isLow()).isTrue();
        assertThat(window.acknowledge(7 * 510)).isZero();
        assertThat(window.acknowledge(7 * 1_000)).isEqualTo(500);
        assertThat(window.unacknowledged()).isZero();
    }

    @Test
    void shouldForgetNothingOverManyRounds() {
        for (var round = 0; round < 100; round++) {
            var start = round * 130L;
            LongStream.range(start, start + 130).forEach(window::sent);
            window.acknowledge(start + 100);
            assertThat(window.unacknowledged()).isBetween(29, 49);
            window.acknowledge(start + 129);
            assertThat(window.unacknowledged()).isZero();
        }
    }
}
