package io.centralita.core.channels.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.HealthEvidence;
import io.centralita.core.channels.health.Silence.Change;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SilenceTest {

    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Silence silence = new Silence();
    private Instant connected = START;

    @Test
    void shouldBeSilentAfterTheLimitAndNotBefore() {
        silence.taken(at(0));

        assertThat(look(9)).isEqualTo(Change.NONE);
        assertThat(silence.suspectedSince(at(10), LIMIT)).isEqualTo(at(0));
        assertThat(look(10)).isEqualTo(Change.FELL_SILENT);
        assertThat(look(11)).as("told once").isEqualTo(Change.NONE);
        assertThat(silence.since()).isEqualTo(at(10));
    }

    @Test
    void shouldCountFromTheFirstSendThatWasNotAnswered() {
        silence.taken(at(0));
        silence.taken(at(8));

        assertThat(look(10)).isEqualTo(Change.FELL_SILENT);
    }

    @Test
    void shouldNeverBeSilentWhileAcknowledgementsComeThoughOneMessageIsLost() {
        for (var minute = 0; minute < 60; minute += 2) {
            silence.taken(at(minute));
            silence.heard(at(minute + 1));
            assertThat(look(minute + 1)).isEqualTo(Change.NONE);
        }
    }

    @Test
    void shouldNotBeSilentWhenTheAdapterWaitsForNothing() {
        silence.taken(at(0));

        assertThat(silence.look(HealthEvidence.none(), connected, at(600), LIMIT))
                .isEqualTo(Change.NONE);
    }

    /** Such as one that came in the answer to the send itself. */
    @Test
    void shouldBelieveAnAcknowledgementThatOnlyTheAdapterHeard() {
        silence.taken(at(0));
        silence.taken(at(6));

        assertThat(silence.look(waiting(at(5)), connected, at(11), LIMIT)).isEqualTo(Change.NONE);
        assertThat(silence.look(waiting(at(5)), connected, at(16), LIMIT))
                .as("nothing since")
                .isEqualTo(Change.FELL_SILENT);
    }

    @Test
    void shouldStaySilentWhenTheAdapterForgetsWhatItWaitsFor() {
        silence.taken(at(0));
        look(10);

        assertThat(silence.look(HealthEvidence.none(), connected, at(2000), LIMIT))
                .isEqualTo(Change.NONE);
        assertThat(silence.since()).isNotNull();
    }

    @Test
    void shouldRecoverByAnAcknowledgement() {
        silence.taken(at(0));
        look(10);
        silence.heard(at(14));

        assertThat(look(15)).isEqualTo(Change.RECOVERED);
        assertThat(silence.since()).isNull();
        assertThat(look(40)).isEqualTo(Change.NONE);
    }

    @Test
    void shouldRecoverByANewConnection() {
        silence.taken(at(0));
        look(10);
        connected = at(20);

        assertThat(look(21)).isEqualTo(Change.RECOVERED);
        silence.taken(at(22));
        assertThat(look(32)).as("silent again").isEqualTo(Change.FELL_SILENT);
    }

    private Change look(int minute) {
        return silence.look(waiting(null), connected, at(minute), LIMIT);
    }

    private static HealthEvidence waiting(@Nullable Instant lastAcknowledgement) {
        return new HealthEvidence(null, lastAcknowledgement, START, 0, null);
    }

    private static Instant at(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }
}
