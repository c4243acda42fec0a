package io.centralita.core.media;

import io.centralita.core.media.BlobStore.OpenBlob;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One reading of a blob. Everything happens on one context; a piece is read only when it was asked for. */
final class BlobSubscription implements Flow.Subscription {

    private final Flow.Subscriber<? super ByteBuffer> subscriber;
    private @Nullable Context context;
    private @Nullable OpenBlob open;
    private long wanted;
    private boolean over;

    BlobSubscription(Flow.Subscriber<? super ByteBuffer> subscriber) {
        this.subscriber = subscriber;
    }

    void start(Context own, Supplier<Future<OpenBlob>> opening) {
        context = own;
        subscriber.onSubscribe(this);
        own.runOnContext(ignored -> opening.get().onSuccess(this::opened).onFailure(this::fail));
    }

    @Override
    public void request(long count) {
        run(() -> {
            if (count <= 0) {
                fail(new IllegalArgumentException("a request of " + count));
            } else if (open == null) {
                wanted = Math.addExact(Math.min(wanted, Long.MAX_VALUE - count), count);
            } else if (!over) {
                open.bytes().fetch(count);
            }
        });
    }

    @Override
    public void cancel() {
        run(this::close);
    }

    private void run(Runnable step) {
        var own = context;
        if (own != null) {
            own.runOnContext(ignored -> step.run());
        }
    }

    private void opened(OpenBlob blob) {
        open = blob;
        if (over) {
            blob.close().run();
            return;
        }
        blob.bytes()
                .exceptionHandler(this::fail)
                .handler(piece -> {
                    if (!over) {
                        subscriber.onNext(ByteBuffer.wrap(piece.getBytes()));
                    }
                })
                .endHandler(ignored -> complete());
        if (wanted > 0) {
            blob.bytes().fetch(wanted);
        }
    }

    private void complete() {
        if (!over) {
            close();
            subscriber.onComplete();
        }
    }

    private void fail(Throwable failure) {
        if (!over) {
            close();
            subscriber.onError(failure);
        }
    }

    private void close() {
        if (!over) {
            over = true;
            if (open != null) {
                open.close().run();
            }
        }
    }
}
