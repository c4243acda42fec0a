package io.centralita.channel.wppconnect.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.context.ChannelStateStore;
import io.centralita.channel.testkit.context.InMemoryStateStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What is remembered at once must all be there after a restart, however slowly the database answers. */
class MemoryTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final SlowStore store = new SlowStore();

    @Test
    void shouldKeepEveryChangeMadeAtOnce() {
        for (long seed = 1; seed <= 200; seed++) {
            SlowStore slow = new SlowStore();
            Random random = new Random(seed);
            Memory memory = new Memory(slow);
            memory.load();
            memory.webhook("https://centralita.example/old");
            slow.answerSome(random);
            memory.token("secret", "token-1");
            slow.answerSome(random);
            memory.caughtUpTo(NOON);
            slow.answerSome(random);
            memory.webhook("https://centralita.example/new");
            slow.answerAll(random);

            Memory afterRestart = reloaded(slow);
            assertThat(afterRestart.caughtUpTo()).as("seed %d", seed).isEqualTo(NOON);
            assertThat(afterRestart.token("secret")).as("seed %d", seed).isEqualTo("token-1");
            assertThat(afterRestart.webhookIs("https://centralita.example/new"))
                    .as("seed %d", seed)
                    .isTrue();
        }
    }

    @Test
    void shouldKeepItsChangeWhenAnotherOwnerWroteInBetween() {
        Memory memory = new Memory(store);
        Memory other = new Memory(store);
        memory.load();
        other.load();
        store.answerAll(new Random(1));

        other.token("secret", "token-2");
        store.answerAll(new Random(1));
        memory.caughtUpTo(NOON);
        store.answerAll(new Random(1));

        assertThat(reloaded(store).caughtUpTo()).isEqualTo(NOON);
        assertThat(reloaded(store).token("secret")).isEqualTo("token-2");
    }

    @Test
    void shouldWriteLaterWhatTheStoreCouldNotTake() {
        Memory memory = new Memory(store);
        memory.load();
        store.answerAll(new Random(1));

        store.away = true;
        memory.caughtUpTo(NOON);
        store.answerAll(new Random(1));
        store.away = false;
        memory.token("secret", "token-1");
        store.answerAll(new Random(1));

        assertThat(reloaded(store).caughtUpTo()).isEqualTo(NOON);
    }

    private static Memory reloaded(SlowStore store) {
        Memory memory = new Memory(store);
        memory.load();
        store.answerAll(new Random(1));
        return memory;
    }

    /** Takes and answers calls only when told to, in any order. */
    private static final class SlowStore implements ChannelStateStore {
        private final InMemoryStateStore kept = new InMemoryStateStore();
        private final List<Runnable> steps = new ArrayList<>();
        private boolean away;

        @Override
        public CompletionStage<StoredState> load() {
            return slowly(kept::load);
        }

        @Override
        public CompletionStage<OptionalLong> replace(long expectedVersion, byte[] blob) {
            return slowly(() -> away
                    ? CompletableFuture.failedFuture(new IllegalStateException("the database is away"))
                    : kept.replace(expectedVersion, blob));
        }

        private <T> CompletionStage<T> slowly(Supplier<CompletionStage<T>> call) {
            CompletableFuture<T> answer = new CompletableFuture<>();
            steps.add(() -> {
                CompletionStage<T> done = call.get();
                steps.add(() -> done.whenComplete((result, failure) -> {
                    if (failure == null) {
                        answer.complete(result);
                    } else {
                        answer.completeExceptionally(failure);
                    }
                }));
            });
            return answer;
        }

        void answerSome(Random random) {
            for (int n = random.nextInt(4); n > 0 && !steps.isEmpty(); n--) {
                steps.remove(random.nextInt(steps.size())).run();
            }
        }

        void answerAll(Random random) {
            while (!steps.isEmpty()) {
                steps.remove(random.nextInt(steps.size())).run();
            }
        }
    }
}
