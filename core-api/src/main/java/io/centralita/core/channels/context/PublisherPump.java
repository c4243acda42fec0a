package io.centralita.core.channels.context;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Writes a publisher's bytes into a request, one piece at a time, so that a large medium never stands whole in memory. */
final class PublisherPump implements Flow.Subscriber<ByteBuffer> {

    private final HttpClientRequest request;
    private final Promise<Void> done = Promise.promise();
    private Flow.@Nullable Subscription subscription;

    private PublisherPump(HttpClientRequest request) {
        this.request = request;
    }

    static Future<Void> into(Flow.Publisher<ByteBuffer> publisher, HttpClientRequest request) {
        var pump = new PublisherPump(request);
        request.exceptionHandler(pump::fail);
        publisher.subscribe(pump);
        return pump.done.future();
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(1);
    }

    @Override
    public void onNext(ByteBuffer piece) {
        var bytes = new byte[piece.remaining()];
        piece.get(bytes);
        request.write(Buffer.buffer(bytes)).onComplete(written -> {
            var open = subscription;
            if (written.failed()) {
                fail(written.cause());
            } else if (open != null) {
                open.request(1);
            }
        });
    }

    @Override
    public void onError(Throwable failure) {
        request.reset();
        done.tryFail(failure);
    }

    @Override
    public void onComplete() {
        request.end().onSuccess(ignored -> done.tryComplete()).onFailure(this::fail);
    }

    private void fail(Throwable failure) {
        var open = subscription;
        if (open != null) {
            open.cancel();
        }
        done.tryFail(failure);
    }
}
