package io.centralita.channel.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Reads what a publisher gives to its end, asking for one piece at a time. */
public final class ReadBytes implements Flow.Subscriber<ByteBuffer> {

    private final ByteArrayOutputStream all = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> bytes = new CompletableFuture<>();
    private volatile Flow.@Nullable Subscription subscription;

    private ReadBytes() {}

    /** All the bytes; fails as the publisher does. */
    public static CompletableFuture<byte[]> of(Flow.Publisher<ByteBuffer> publisher) {
        ReadBytes reader = new ReadBytes();
        publisher.subscribe(reader);
        return reader.bytes;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(1);
    }

    @Override
    public void onNext(ByteBuffer piece) {
        byte[] some = new byte[piece.remaining()];
        piece.get(some);
        all.writeBytes(some);
        Flow.Subscription open = subscription;
        if (open != null) {
            open.request(1);
        }
    }

    @Override
    public void onError(Throwable failure) {
        bytes.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        bytes.complete(all.toByteArray());
    }
}
