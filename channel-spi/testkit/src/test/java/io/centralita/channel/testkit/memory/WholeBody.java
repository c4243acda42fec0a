package io.centralita.channel.testkit.memory;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/** Takes all the bytes of a medium, and completes with their number. */
final class WholeBody implements Flow.Subscriber<ByteBuffer> {

    final CompletableFuture<Long> size = new CompletableFuture<>();
    private long taken;

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteBuffer bytes) {
        taken += bytes.remaining();
    }

    @Override
    public void onError(Throwable failure) {
        size.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        size.complete(taken);
    }
}
