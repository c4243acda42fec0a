package io.centralita.core.media.fetch;

import io.centralita.core.media.BlobDraft;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Writes what a plug-in gives into a draft: one piece is asked for when the one before is written. */
final class Filling implements Flow.Subscriber<ByteBuffer> {

    private final BlobDraft draft;
    private final Context context;
    private final Promise<Void> filled = Promise.promise();
    private volatile Flow.@Nullable Subscription subscription;

    private Filling(BlobDraft draft, Context context) {
        this.draft = draft;
        this.context = context;
    }

    /** Does not end the draft. */
    static Future<Void> of(BlobDraft draft, Flow.Publisher<ByteBuffer> bytes, Vertx vertx, Duration deadline) {
        var filling = new Filling(draft, vertx.getOrCreateContext());
        var timer = vertx.setTimer(
                deadline.toMillis(), ignored -> filling.fail(new TimeoutException("the plug-in gave too slowly")));
        bytes.subscribe(filling);
        return filling.filled.future().onComplete(ignored -> vertx.cancelTimer(timer));
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
        context.runOnContext(ignored -> write(Buffer.buffer(bytes)));
    }

    private void write(Buffer piece) {
        var open = subscription;
        if (open != null && !filled.future().isComplete()) {
            draft.write(piece).onSuccess(ignored -> open.request(1)).onFailure(this::fail);
        }
    }

    @Override
    public void onError(Throwable failure) {
        context.runOnContext(ignored -> filled.tryFail(failure));
    }

    @Override
    public void onComplete() {
        context.runOnContext(ignored -> filled.tryComplete());
    }

    private void fail(Throwable failure) {
        if (filled.tryFail(failure)) {
            var open = subscription;
            if (open != null) {
                open.cancel();
            }
        }
    }
}
