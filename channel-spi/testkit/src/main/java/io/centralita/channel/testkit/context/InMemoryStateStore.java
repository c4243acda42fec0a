package io.centralita.channel.testkit.context;

import io.centralita.channel.spi.context.ChannelStateStore;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A state store that forgets with the test. Keep it to play a crash and a restart. */
public final class InMemoryStateStore implements ChannelStateStore {

    private StoredState stored = StoredState.NOTHING;

    @Override
    public synchronized CompletionStage<StoredState> load() {
        return CompletableFuture.completedFuture(
                new StoredState(stored.version(), stored.blob().clone()));
    }

    @Override
    public synchronized CompletionStage<OptionalLong> replace(long expectedVersion, byte[] blob) {
        if (stored.version() != expectedVersion) {
            return CompletableFuture.completedFuture(OptionalLong.empty());
        }
        stored = new StoredState(expectedVersion + 1, blob.clone());
        return CompletableFuture.completedFuture(OptionalLong.of(stored.version()));
    }
}
