package io.centralita.channel.spi.context;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Collects a body up to a size. */
final class BodyReader implements Flow.Subscriber<ByteBuffer> {

    private final int maxBytes;
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> bytes = new CompletableFuture<>();
    private volatile Flow.@Nullable Subscription subscription;

    /** @param maxBytes negative to take none and cancel at once */
    BodyReader(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    CompletionStage<byte[]> bytes() {
        return bytes;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (maxBytes < 0) {
            given.cancel();
        } else {
            given.request(1);
        }
    }

    @Override
    public void onNext(ByteBuffer piece) {
        Flow.Subscription open = subscription;
        if (open == null || bytes.isDone()) {
            return;
        }
        if (collected.size() + piece.remaining() > maxBytes) {
            open.cancel();
            onError(new HttpMaybeSentException("a reply of more than " + maxBytes + " bytes", null));
            return;
        }
        byte[] copy = new byte[piece.remaining()];
        piece.get(copy);
        collected.writeBytes(copy);
        open.request(1);
    }

    @Override
    public void onError(Throwable failure) {
        bytes.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        bytes.complete(collected.toByteArray());
    }
}
