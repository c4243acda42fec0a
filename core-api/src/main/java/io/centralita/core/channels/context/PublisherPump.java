package io.centralita.core.channels.context;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Writes a publisher's bytes into a request, one piece at a time, so that a large medium never stands whole in memory.
 *
 * <p>The request ends with the last of the promised bytes, not with the publisher: a server may answer as soon as it has
 * them all. What goes wrong resets the request, so the response fails with it.
 */
final class PublisherPump implements Flow.Subscriber<ByteBuffer> {

    private static final long CANCELLED = 8;

    private final HttpClientRequest request;
    private long left;
    private volatile boolean over;
    private Flow.@Nullable Subscription subscription;

    private PublisherPump(HttpClientRequest request, long length) {
        this.request = request;
        this.left = length;
    }

    /** @param length the bytes the publisher gives */
    static PublisherPump into(HttpClientRequest request, Flow.Publisher<ByteBuffer> publisher, long length) {
        var pump = new PublisherPump(request, length);
        request.exceptionHandler(pump::fail);
        publisher.subscribe(pump);
        return pump;
    }

    /** No more is wanted: the server has answered. */
    void stop() {
        fail(new IllegalStateException("the answer came before the end of the body"));
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(1);
    }

    @Override
    public void onNext(ByteBuffer piece) {
        if (over) {
            return;
        }
        var bytes = new byte[piece.remaining()];
        piece.get(bytes);
        left -= bytes.length;
        if (left < 0) {
            fail(new IllegalStateException("more bytes than promised"));
        } else if (left == 0) {
            end(request.end(Buffer.buffer(bytes)));
        } else {
            request.write(Buffer.buffer(bytes)).onSuccess(ignored -> more()).onFailure(this::fail);
        }
    }

    @Override
    public void onError(Throwable failure) {
        fail(failure);
    }

    @Override
    public void onComplete() {
        if (over) {
            return;
        }
        if (left == 0) {
            end(request.end());
        } else {
            fail(new IllegalStateException(left + " bytes fewer than promised"));
        }
    }

    private void end(Future<Void> ended) {
        over = true;
        cancel();
        ended.onFailure(failure -> request.reset(CANCELLED, failure));
    }

    private void fail(Throwable failure) {
        if (!over) {
            over = true;
            cancel();
            request.reset(CANCELLED, failure);
        }
    }

    private void more() {
        var open = subscription;
        if (open != null) {
            open.request(1);
        }
    }

    private void cancel() {
        var open = subscription;
        if (open != null) {
            open.cancel();
        }
    }
}
