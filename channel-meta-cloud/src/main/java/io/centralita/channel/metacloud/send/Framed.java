package io.centralita.channel.metacloud.send;

import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A stream of bytes with something before and after it. Asks the inner stream for no more than it was asked for. */
final class Framed implements Flow.Publisher<ByteBuffer> {
    private final byte[] head;
    private final Flow.Publisher<ByteBuffer> inner;
    private final byte[] tail;

    Framed(byte[] head, Flow.Publisher<ByteBuffer> inner, byte[] tail) {
        this.head = head;
        this.inner = inner;
        this.tail = tail;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        subscriber.onSubscribe(new Relay(subscriber));
    }

    private enum Phase {
        HEAD,
        INNER,
        TAIL,
        DONE
    }

    /** Steps through the phases; {@link #advance} is entered by one thread at a time. */
    private final class Relay implements Flow.Subscription, Flow.Subscriber<ByteBuffer> {
        private final Flow.Subscriber<? super ByteBuffer> outer;
        private final AtomicLong wanted = new AtomicLong();
        private final AtomicLong open = new AtomicLong();
        private final AtomicInteger knocks = new AtomicInteger();
        private final AtomicBoolean over = new AtomicBoolean();
        private volatile Phase phase = Phase.HEAD;
        private volatile Flow.@Nullable Subscription source;

        Relay(Flow.Subscriber<? super ByteBuffer> outer) {
            this.outer = outer;
        }

        @Override
        public void request(long n) {
            if (n <= 0) {
                fail(new IllegalArgumentException("asked for " + n));
                return;
            }
            add(wanted, n);
            advance();
        }

        @Override
        public void cancel() {
            over.set(true);
            Flow.Subscription from = source;
            if (from != null) {
                from.cancel();
            }
        }

        private void advance() {
            if (knocks.getAndIncrement() != 0) {
                return;
            }
            int seen = 1;
            do {
                step();
                seen = knocks.addAndGet(-seen);
            } while (seen != 0);
        }

        private void step() {
            if (phase == Phase.HEAD && take()) {
                phase = Phase.INNER;
                outer.onNext(ByteBuffer.wrap(head));
                inner.subscribe(this);
            }
            Flow.Subscription from = source;
            if (phase == Phase.INNER && from != null) {
                pull(from);
            }
            if (phase == Phase.TAIL && take()) {
                phase = Phase.DONE;
                outer.onNext(ByteBuffer.wrap(tail));
                if (over.compareAndSet(false, true)) {
                    outer.onComplete();
                }
            }
        }

        private void pull(Flow.Subscription from) {
            long now = wanted.getAndSet(0);
            if (now > 0 && !over.get()) {
                add(open, now);
                from.request(now);
            }
        }

        private boolean take() {
            return !over.get() && wanted.get() > 0 && wanted.decrementAndGet() >= 0;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            source = subscription;
            if (over.get()) {
                subscription.cancel();
            } else {
                advance();
            }
        }

        @Override
        public void onNext(ByteBuffer bytes) {
            open.decrementAndGet();
            if (!over.get()) {
                outer.onNext(bytes);
            }
        }

        @Override
        public void onError(Throwable failure) {
            fail(failure);
        }

        @Override
        public void onComplete() {
            add(wanted, open.getAndSet(0));
            phase = Phase.TAIL;
            advance();
        }

        private void fail(Throwable failure) {
            if (over.compareAndSet(false, true)) {
                Flow.Subscription from = source;
                if (from != null) {
                    from.cancel();
                }
                outer.onError(failure);
            }
        }

        private static void add(AtomicLong count, long n) {
            count.accumulateAndGet(n, (a, b) -> a + b < 0 ? Long.MAX_VALUE : a + b);
        }
    }
}
