package io.centralita.channel.wppconnect.send;

import io.centralita.channel.spi.content.StoredMedia;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A file that a link gave, in memory, handed on in pieces. */
final class LinkedFile implements StoredMedia {
    private static final int PIECE = 64 * 1024;

    private final String mimeType;
    private final byte[] bytes;

    LinkedFile(String mimeType, byte[] bytes) {
        this.mimeType = mimeType;
        this.bytes = bytes;
    }

    @Override
    public String mimeType() {
        return mimeType;
    }

    @Override
    public @Nullable String filename() {
        return null;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public Flow.Publisher<ByteBuffer> open() {
        return reader -> reader.onSubscribe(new Pieces(reader));
    }

    private final class Pieces implements Flow.Subscription {
        private final Flow.Subscriber<? super ByteBuffer> reader;
        private int given;
        private boolean over;

        Pieces(Flow.Subscriber<? super ByteBuffer> reader) {
            this.reader = reader;
        }

        @Override
        public void request(long count) {
            for (long piece = 0; piece < count && !over; piece++) {
                give();
            }
        }

        private void give() {
            int length = Math.min(PIECE, bytes.length - given);
            ByteBuffer next = ByteBuffer.wrap(bytes, given, length).asReadOnlyBuffer();
            given += length;
            over = given == bytes.length;
            boolean last = over;
            reader.onNext(next);
            if (last) {
                reader.onComplete();
            }
        }

        @Override
        public void cancel() {
            over = true;
        }
    }
}
