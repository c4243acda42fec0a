package io.centralita.channel.spi.content;

import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A medium in the core's store, offered to a plug-in for upload. */
public interface StoredMedia {

    String mimeType();

    @Nullable
    String filename();

    /** In bytes; exactly what {@link #open} gives. */
    long size();

    /** The bytes, streamed. Each call starts at the beginning; each publisher takes one subscriber. */
    Flow.Publisher<ByteBuffer> open();
}
