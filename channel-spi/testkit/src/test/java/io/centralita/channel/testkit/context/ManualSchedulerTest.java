package io.centralita.channel.testkit.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.context.ChannelScheduler.Cancellation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManualSchedulerTest {

    private final MutableClock clock = new MutableClock(Instant.EPOCH);
    private final ManualScheduler scheduler = new ManualScheduler(clock);
    private final List<String> ran = new ArrayList<>();

    @Test
    void shouldRunOnlyWhatIsDue() {
        scheduler.execute(() -> ran.add("now"));
        scheduler.after(Duration.ofSeconds(2), () -> ran.add("later"));

        scheduler.runDue();
        assertThat(ran).containsExactly("now");

        clock.advance(Duration.ofSeconds(2));
        assertThat(scheduler.runDue()).isEqualTo(1);
        assertThat(ran).containsExactly("now", "later");
        assertThat(scheduler.pending()).isZero();
    }

    @Test
    void shouldRepeatUntilCancelled() {
        Cancellation timer = scheduler.every(Duration.ofSeconds(1), () -> ran.add("tick"));
        for (int second = 0; second < 3; second++) {
            clock.advance(Duration.ofSeconds(1));
            scheduler.runDue();
        }
        timer.cancel();
        timer.cancel();
        clock.advance(Duration.ofSeconds(9));

        assertThat(scheduler.runDue()).isZero();
        assertThat(ran).hasSize(3);
        assertThat(scheduler.pending()).isZero();
    }

    @Test
    void shouldLetARunCancelItself() {
        List<Cancellation> timers = new ArrayList<>();
        timers.add(scheduler.every(Duration.ofSeconds(1), () -> timers.get(0).cancel()));
        clock.advance(Duration.ofSeconds(1));

        scheduler.runDue();

        assertThat(scheduler.pending()).isZero();
    }
}
