package io.centralita.core.media.http;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a form's file as they are parsed. While nobody reads, the request is paused, so that no more waits here than one
 * piece of the form held. Used on the request's context. It begins paused.
 */
final class FormFile implements ReadStream<Buffer> {

    private final HttpServerRequest request;
    private final Context context;
    private final Deque<Buffer> waiting = new ArrayDeque<>();
    private Handler<Buffer> onData = ignored -> {};
    private Handler<Void> onEnd = ignored -> {};
    private @Nullable Handler<Throwable> onFailure;
    private @Nullable Throwable failure;
    private boolean flowing;
    private boolean complete;
    private boolean ended;

    FormFile(HttpServerRequest request, Context context) {
        this.request = request;
        this.context = context;
        request.pause();
    }

    void add(Buffer piece) {
        waiting.add(piece);
        emit();
    }

    /** No more bytes come. */
    void complete() {
        complete = true;
        emit();
    }

    /** No more bytes come, and those that came are not the whole. Kept for a reader that comes later. */
    void fail(Throwable cause) {
        if (complete || failure != null) {
            return;
        }
        failure = cause;
        if (onFailure != null) {
            onFailure.handle(cause);
        }
    }

    private void emit() {
        while (flowing && !waiting.isEmpty()) {
            onData.handle(waiting.remove());
        }
        if (flowing && complete && !ended && waiting.isEmpty()) {
            ended = true;
            onEnd.handle(null);
        }
    }

    @Override
    public FormFile exceptionHandler(@Nullable Handler<Throwable> handler) {
        onFailure = handler;
        if (handler != null && failure != null) {
            handler.handle(failure);
        }
        return this;
    }

    @Override
    public FormFile handler(@Nullable Handler<Buffer> handler) {
        onData = handler == null ? ignored -> {} : handler;
        return this;
    }

    @Override
    public FormFile pause() {
        flowing = false;
        if (!complete) {
            request.pause();
        }
        return this;
    }

    @Override
    public FormFile resume() {
        flowing = true;
        context.runOnContext(ignored -> {
            emit();
            if (flowing || complete) {
                request.resume();
            }
        });
        return this;
    }

    /** Any amount lets all flow; a reader that wants less pauses. */
    @Override
    public FormFile fetch(long amount) {
        return resume();
    }

    @Override
    public FormFile endHandler(@Nullable Handler<Void> handler) {
        onEnd = handler == null ? ignored -> {} : handler;
        return this;
    }
}
