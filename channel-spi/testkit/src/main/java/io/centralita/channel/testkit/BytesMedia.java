package io.centralita.channel.testkit;

import io.centralita.channel.spi.content.StoredMedia;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A stored medium in memory. */
public final class BytesMedia implements StoredMedia {

    private final byte[] bytes;
    private final String mimeType;
    private final @Nullable String filename;

    public BytesMedia(byte[] bytes, String mimeType, @Nullable String filename) {
        this.bytes = bytes.clone();
        this.mimeType = mimeType;
        this.filename = filename;
    }

    @Override
    public String mimeType() {
        return mimeType;
    }

    @Override
    public @Nullable String filename() {
        return filename;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    /** Gives the bytes in one piece on the subscriber's thread, when asked for. */
    @Override
    public Flow.Publisher<ByteBuffer> open() {
        return subscriber -> subscriber.onSubscribe(new OnePiece(subscriber, ByteBuffer.wrap(bytes)));
    }

    private static final class OnePiece implements Flow.Subscription {

        private final Flow.Subscriber<? super ByteBuffer> subscriber;
        private final ByteBuffer piece;
        private boolean over;

        private OnePiece(Flow.Subscriber<? super ByteBuffer> subscriber, ByteBuffer piece) {
            this.subscriber = subscriber;
            this.piece = piece;
        }

        @Override
        public void request(long count) {
            if (!over) {
                over = true;
                subscriber.onNext(piece.asReadOnlyBuffer());
                subscriber.onComplete();
            }
        }

        @Override
        public void cancel() {
            over = true;
        }
    }
}
