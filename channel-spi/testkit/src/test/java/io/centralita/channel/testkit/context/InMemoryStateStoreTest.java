package io.centralita.channel.testkit.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.context.ChannelStateStore.StoredState;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class InMemoryStateStoreTest {

    private final InMemoryStateStore store = new InMemoryStateStore();

    @Test
    void shouldWriteOnlyOverWhatWasRead() {
        assertThat(loaded().version()).isZero();
        assertThat(replace(0, 1)).hasValue(1);
        assertThat(replace(0, 2)).isEmpty();
        assertThat(replace(1, 3)).hasValue(2);
        assertThat(loaded().blob()).containsExactly(3);
    }

    @Test
    void shouldKeepItsOwnBytes() {
        byte[] blob = {1};
        store.replace(0, blob);
        blob[0] = 9;
        loaded().blob()[0] = 9;

        assertThat(loaded().blob()).containsExactly(1);
    }

    private StoredState loaded() {
        return store.load().toCompletableFuture().join();
    }

    private OptionalLong replace(long version, int content) {
        return store.replace(version, new byte[] {(byte) content})
                .toCompletableFuture()
                .join();
    }
}
