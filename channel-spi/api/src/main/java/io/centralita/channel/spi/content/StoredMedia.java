package io.centralita.channel.spi.content;

import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A medium in the core's store, offered to a plug-in for upload. */
public interface StoredMedia {

    String mimeType();

    @Nullable
    String filename();

    /** In bytes; exactly what {@link #open} gives. */
    long size();

    /** What its bytes were found to be; empty where nobody looked, or there is nothing to say. */
    default Set<MediaTrait> traits() {
        return Set.of();
    }

    /** The bytes, streamed. Each call starts at the beginning; each publisher takes one subscriber. */
    Flow.Publisher<ByteBuffer> open();
}
