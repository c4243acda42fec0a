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
            threads.call("blocks", () -> blocked(release));
        }

        var other = threads.call("well", () -> CompletableFuture.completedFuture("at once"));

        assertThat(other.toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS))
                .isEqualTo("at once");
        release.countDown();
    }

    @Test
    void shouldKeepSendsAndOtherCallsOfAPluginApart() throws Exception {
        var release = new CountDownLatch(1);
        for (var n = 0; n < 50; n++) {
            threads.send("blocks in sends", () -> blocked(release));
            threads.call("blocks in others", () -> blocked(release));
        }

        var other = threads.call("blocks in sends", () -> CompletableFuture.completedFuture("at once"));
        var send = threads.send("blocks in others", () -> CompletableFuture.completedFuture("at once"));

        assertThat(other.toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS))
                .isEqualTo("at once");
        assertThat(send.toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS))
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

    @Test
    void shouldFailWithTheErrorOfAPluginThatLacksAClass() {
        var broken = threads.call("lacks", () -> {
            throw new NoClassDefFoundError("stranger/Rare");
        });

        assertThatThrownBy(
                        () -> broken.toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS))
                .hasRootCauseInstanceOf(NoClassDefFoundError.class);
    }

    private static CompletableFuture<String> blocked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return CompletableFuture.completedFuture("late");
    }
}
