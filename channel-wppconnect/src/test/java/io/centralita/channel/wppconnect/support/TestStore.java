package io.centralita.channel.wppconnect.support;

import io.centralita.channel.spi.context.ChannelStateStore;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A store whose answers can be held back, and that can be away. */
public final class TestStore implements ChannelStateStore {
    private final ChannelStateStore kept;
    private CompletableFuture<Void> open = CompletableFuture.completedFuture(null);
    private boolean away;

    public TestStore(ChannelStateStore kept) {
        this.kept = kept;
    }

    /** What is loaded from now on is answered after {@link #release}. */
    public TestStore holding() {
        open = new CompletableFuture<>();
        return this;
    }

    public void release() {
        open.complete(null);
    }

    /** Whether everything fails. */
    public TestStore away(boolean gone) {
        away = gone;
        return this;
    }

    @Override
    public CompletionStage<StoredState> load() {
        return away ? gone() : open.thenCompose(ignored -> kept.load());
    }

    @Override
    public CompletionStage<OptionalLong> replace(long expectedVersion, byte[] blob) {
        return away ? gone() : kept.replace(expectedVersion, blob);
    }

    private static <T> CompletionStage<T> gone() {
        return CompletableFuture.failedFuture(new IllegalStateException("the database is away"));
    }
}
