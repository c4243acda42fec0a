package io.centralita.core.channels.context;

import io.centralita.channel.spi.context.HttpMaybeSentException;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response, read as it is asked for. Made on the response's context before any of it is delivered; everything
 * happens there. What goes wrong before there is a reader is kept for it.
 */
final class ResponseBody implements Flow.Publisher<ByteBuffer>, Flow.Subscription {

    private static final long CANCELLED = 8;

    private final HttpClientResponse response;
    private final Vertx vertx;
    private final Context context;
    private final long timer;
    private final Runnable atEnd;
    private long left;
    private boolean taken;
    private boolean over;
    private boolean complete;
    private @Nullable Throwable failure;
    private Flow.@Nullable Subscriber<? super ByteBuffer> reader;

    private ResponseBody(HttpClientResponse response, Vertx vertx, long most, Duration timeout, Runnable atEnd) {
        this.response = response;
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.left = most;
        this.atEnd = atEnd;
        this.timer = vertx.setTimer(
                Math.max(1, timeout.toMillis()),
                ignored -> end(new HttpMaybeSentException("no whole reply within " + timeout, null)));
    }

    /**
     * Stops the response until it is asked for.
     *
     * @param most bytes; more is a failure
     * @param atEnd once, however it ends
     */
    static ResponseBody of(HttpClientResponse response, Vertx vertx, long most, Duration timeout, Runnable atEnd) {
        var body = new ResponseBody(response, vertx, most, timeout, atEnd);
        response.pause()
                .handler(body::piece)
                .exceptionHandler(lost -> body.end(new HttpMaybeSentException("the reply broke off", lost)))
                .endHandler(ignored -> body.end(null));
        return body;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> given) {
        context.runOnContext(ignored -> {
            if (taken) {
                refuse(given);
                return;
            }
            taken = true;
            reader = given;
            given.onSubscribe(this);
            tellEnd();
        });
    }

    @Override
    public void request(long count) {
        context.runOnContext(ignored -> {
            if (count <= 0) {
                end(new IllegalArgumentException("a request of " + count));
            } else if (!over) {
                response.fetch(count);
            }
        });
    }

    @Override
    public void cancel() {
        context.runOnContext(ignored -> {
            reader = null;
            end(new IllegalStateException("cancelled"));
        });
    }

    private void piece(Buffer piece) {
        var to = reader;
        if (over || to == null) {
            return;
        }
        left -= piece.length();
        if (left < 0) {
            end(new HttpMaybeSentException("a reply larger than allowed", null));
        } else {
            to.onNext(ByteBuffer.wrap(piece.getBytes()));
        }
    }

    private void end(@Nullable Throwable why) {
        if (over) {
            return;
        }
        over = true;
        complete = why == null;
        failure = why;
        vertx.cancelTimer(timer);
        if (why != null) {
            response.request().reset(CANCELLED, why);
        }
        atEnd.run();
        tellEnd();
    }

    private void tellEnd() {
        var to = reader;
        if (to == null) {
            return;
        }
        var why = failure;
        if (why != null) {
            to.onError(why);
        } else if (complete) {
            to.onComplete();
        }
    }

    private static void refuse(Flow.Subscriber<? super ByteBuffer> late) {
        late.onSubscribe(new Nothing());
        late.onError(new IllegalStateException("a body has one reader"));
    }

    /** Of a reader who gets nothing. */
    private record Nothing() implements Flow.Subscription {

        @Override
        public void request(long count) {}

        @Override
        public void cancel() {}
    }
}
