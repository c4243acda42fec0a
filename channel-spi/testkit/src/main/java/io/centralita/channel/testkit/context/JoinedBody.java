package io.centralita.channel.testkit.context;

import io.centralita.channel.spi.context.HttpMaybeSentException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The JDK client's body, each of its lists as one piece, up to a size and a time. */
final class JoinedBody implements Flow.Publisher<ByteBuffer> {

    private final Flow.Publisher<List<ByteBuffer>> lists;
    private final int limit;
    private final Duration timeout;

    JoinedBody(Flow.Publisher<List<ByteBuffer>> lists, int limit, Duration timeout) {
        this.lists = lists;
        this.limit = limit;
        this.timeout = timeout;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> reader) {
        lists.subscribe(new Joining(reader, limit, timeout));
    }

    private static final class Joining implements Flow.Subscriber<List<ByteBuffer>> {

        private final Flow.Subscriber<? super ByteBuffer> reader;
        private final AtomicBoolean over = new AtomicBoolean();
        private final CompletableFuture<Void> time = new CompletableFuture<>();
        private volatile Flow.@Nullable Subscription source;
        private long left;

        Joining(Flow.Subscriber<? super ByteBuffer> reader, int limit, Duration timeout) {
            this.reader = reader;
            this.left = limit;
            time.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS).whenComplete((ended, failure) -> {
                if (failure instanceof TimeoutException) {
                    giveUp("no whole reply within " + timeout);
                }
            });
        }

        private void giveUp(String why) {
            Flow.Subscription open = source;
            if (open != null) {
                open.cancel();
            }
            onError(new HttpMaybeSentException(why, null));
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            source = given;
            reader.onSubscribe(new Flow.Subscription() {
                @Override
                public void request(long count) {
                    given.request(count);
                }

                @Override
                public void cancel() {
                    over.set(true);
                    time.complete(null);
                    given.cancel();
                }
            });
        }

        @Override
        public void onNext(List<ByteBuffer> list) {
            int size = list.stream().mapToInt(ByteBuffer::remaining).sum();
            left -= size;
            if (left < 0) {
                giveUp("reply larger than allowed");
            } else if (!over.get()) {
                ByteBuffer joined = ByteBuffer.allocate(size);
                list.forEach(joined::put);
                reader.onNext(joined.flip());
            }
        }

        @Override
        public void onError(Throwable failure) {
            if (over.compareAndSet(false, true)) {
                time.complete(null);
                reader.onError(
                        failure instanceof HttpMaybeSentException
                                ? failure
                                : new HttpMaybeSentException("the reply broke off", failure));
            }
        }

        @Override
        public void onComplete() {
            if (over.compareAndSet(false, true)) {
                time.complete(null);
                reader.onComplete();
            }
        }
    }
}
