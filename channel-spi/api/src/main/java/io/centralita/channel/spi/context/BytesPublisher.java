package io.centralita.channel.spi.context;

import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/** Bytes in memory, given in one piece. */
record BytesPublisher(byte[] bytes, AtomicBoolean taken) implements Flow.Publisher<ByteBuffer> {

    BytesPublisher(byte[] bytes) {
        this(bytes, new AtomicBoolean());
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> reader) {
        if (!taken.compareAndSet(false, true)) {
            reader.onSubscribe(new Once(() -> {}));
            reader.onError(new IllegalStateException("a body has one reader"));
            return;
        }
        reader.onSubscribe(new Once(() -> {
            if (bytes.length > 0) {
                reader.onNext(ByteBuffer.wrap(bytes).asReadOnlyBuffer());
            }
            reader.onComplete();
        }));
    }

    /** Acts on the first request, unless it was cancelled before. */
    private record Once(Runnable act, AtomicBoolean over) implements Flow.Subscription {

        Once(Runnable act) {
            this(act, new AtomicBoolean());
        }

        @Override
        public void request(long count) {
            if (over.compareAndSet(false, true)) {
                act.run();
            }
        }

        @Override
        public void cancel() {
            over.set(true);
        }
    }
}
