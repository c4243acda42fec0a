package io.centralita.channel.spi.context;

import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/** The body of an HTTP call. */
public sealed interface HttpContent {

    /** No body. */
    record None() implements HttpContent {}

    /** Bytes in memory; not copied, so not to be changed. */
    @SuppressWarnings("ArrayRecordComponent")
    record Bytes(byte[] bytes, String contentType) implements HttpContent {
        @Override
        public String toString() {
            return "Bytes[" + bytes.length + " of " + contentType + "]";
        }
    }

    /**
     * Bytes as they come, for large media.
     *
     * @param publisher gives exactly {@code length} bytes to its one subscriber
     */
    record Stream(Flow.Publisher<ByteBuffer> publisher, long length, String contentType) implements HttpContent {}

    static HttpContent none() {
        return new None();
    }

    static HttpContent json(byte[] bytes) {
        return new Bytes(bytes, "application/json");
    }
}
