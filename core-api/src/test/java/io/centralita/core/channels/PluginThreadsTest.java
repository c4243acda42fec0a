package io.centralita.core.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PluginThreadsTest {

    private final PluginThreads threads = new PluginThreads(Duration.ofSeconds(30));

    @Test
    void shouldNotLetAPluginThatBlocksHoldUpAnother() throws Exception {
        var release = new CountDownLatch(1);
        for (var n = 0; n < 50; n++) {
            threads.call("blocks", () -> {
                awaitQuietly(release);
                return CompletableFuture.completedFuture("late");
            });
        }

        var other = threads.call("well", () -> CompletableFuture.completedFuture("at once"));

        assertThat(other.toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS))
                .isEqualTo("at once");
        release.countDown();
    }

    @Test
    void shouldFailWithWhatThePluginThrewInPlaceOfReturningAStage() {
        var broken = threads.call("throws", () -> {
            throw new IllegalStateException("broken");
        });

        assertThatThrownBy(
                        () -> broken.toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS))
                .hasRootCauseMessage("broken");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
