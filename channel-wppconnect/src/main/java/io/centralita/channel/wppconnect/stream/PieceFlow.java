package io.centralita.channel.wppconnect.stream;

import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Between a source and its reader: something first, each piece converted, something last. Asks for a piece when the reader asks
 * for one, so that one piece is in memory. The conversions run one at a time, in order; what one throws ends the flow.
 */
public abstract class PieceFlow implements Flow.Subscriber<ByteBuffer>, Flow.Subscription {
    private final Flow.Subscriber<? super ByteBuffer> reader;
    private final AtomicLong wanted = new AtomicLong();
    private final AtomicInteger turns = new AtomicInteger();
    private volatile Flow.@Nullable Subscription source;
    private volatile @Nullable ByteBuffer piece;
    private volatile @Nullable Throwable failure;
    private volatile boolean sourceEnded;
    private volatile boolean over;
    private boolean opened;
    private boolean asked;

    protected PieceFlow(Flow.Subscriber<? super ByteBuffer> reader) {
        this.reader = reader;
    }

    /** What comes before the first piece; may be empty. */
    protected abstract byte[] opening();

    /** What a piece becomes; may be empty. */
    protected abstract byte[] converted(ByteBuffer next) throws Exception;

    /** What comes after the last piece; may be empty. */
    protected abstract byte[] closing() throws Exception;

    /** What the reader is told of a failure of the source. */
    protected Throwable told(Throwable cause) {
        return cause;
    }

    @Override
    public final void onSubscribe(Flow.Subscription subscription) {
        source = subscription;
        reader.onSubscribe(this);
    }

    @Override
    public final void request(long count) {
        wanted.accumulateAndGet(count, (have, more) -> have + more < 0 ? Long.MAX_VALUE : have + more);
        run();
    }

    @Override
    public final void cancel() {
        over = true;
        Flow.Subscription open = source;
        if (open != null) {
            open.cancel();
        }
    }

    @Override
    public final void onNext(ByteBuffer next) {
        piece = next;
        run();
    }

    @Override
    public final void onError(Throwable cause) {
        failure = told(cause);
        run();
    }

    @Override
    public final void onComplete() {
        sourceEnded = true;
        run();
    }

    /** One thread at a time; whoever comes meanwhile leaves a turn to be taken. */
    private void run() {
        if (turns.getAndIncrement() != 0) {
            return;
        }
        int taken = 1;
        do {
            while (step()) {
                Thread.onSpinWait();
            }
            taken = turns.addAndGet(-taken);
        } while (taken != 0);
    }

    /** Whether there may be more to do at once. */
    private boolean step() {
        if (over) {
            return false;
        }
        Throwable cause = failure;
        if (cause != null) {
            over = true;
            reader.onError(cause);
            return false;
        }
        if (wanted.get() == 0) {
            return false;
        }
        try {
            return forward();
        } catch (Exception unfit) {
            cancel();
            reader.onError(unfit);
            return false;
        }
    }

    private boolean forward() throws Exception {
        if (!opened) {
            opened = true;
            return give(opening());
        }
        boolean ended = sourceEnded; // read before the piece: what came before the end is seen then
        ByteBuffer next = piece;
        if (next != null) {
            piece = null;
            asked = false;
            return give(converted(next));
        }
        if (ended) {
            give(closing());
            over = true;
            reader.onComplete();
            return false;
        }
        return ask();
    }

    private boolean ask() {
        Flow.Subscription open = source;
        if (asked || open == null) {
            return false;
        }
        asked = true;
        open.request(1);
        return true;
    }

    private boolean give(byte[] bytes) {
        if (bytes.length > 0) {
            wanted.decrementAndGet();
            reader.onNext(ByteBuffer.wrap(bytes));
        }
        return true;
    }
}
