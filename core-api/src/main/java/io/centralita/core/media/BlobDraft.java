package io.centralita.core.media;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;

/** Bytes being written. After the end either {@link #keep} or {@link #discard}. Used on one context. */
public interface BlobDraft extends WriteStream<Buffer> {

    /** What was written so far; call it after the end. */
    Facts facts();

    /** Makes the bytes durable under their id, all of them or none; replaces what was kept there. */
    Future<Void> keep();

    Future<Void> discard();

    /**
     * What the bytes are.
     *
     * @param sha256 lower-case hex
     * @param head the first bytes, at most 4 KiB
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Facts(long size, String sha256, byte[] head) {}

    /** More bytes came than are taken. */
    final class TooLargeException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public TooLargeException(long most) {
            super("more than " + most + " bytes", null, false, false);
        }
    }
}
