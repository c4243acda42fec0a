package io.centralita.channel.spi.outbound;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Where the bytes of a received medium are, right now. */
public sealed interface ResolvedMedia {

    /**
     * The core downloads them, streaming, under its own rules for addresses and sizes.
     *
     * @param uri from where; soon expires
     * @param headers to send along; may hold a token, so {@link #toString} shows only their names
     * @param mimeType if told
     * @param sha256 lower-case hex, if told; the core checks it
     * @param size in bytes, if told
     */
    record Remote(
            URI uri,
            Map<String, String> headers,
            @Nullable String mimeType,
            @Nullable String sha256,
            @Nullable Long size)
            implements ResolvedMedia {
        public Remote {
            headers = Map.copyOf(headers);
        }

        @Override
        public String toString() {
            return "Remote[host=" + uri.getHost() + ", headers=" + headers.keySet() + ", mimeType=" + mimeType + "]";
        }
    }

    /** The plug-in already has them. */
    @SuppressWarnings("ArrayRecordComponent")
    record Inline(byte[] bytes, @Nullable String mimeType) implements ResolvedMedia {
        @Override
        public String toString() {
            return "Inline[" + bytes.length + " bytes, mimeType=" + mimeType + "]";
        }
    }

    /**
     * The plug-in gives them as they come, for what it has to unwrap on the way. The core reads them once, soon, and bounds
     * their size and time.
     *
     * @param bytes for one subscriber; fails with {@link MediaException}
     * @param mimeType if told
     * @param sha256 lower-case hex, if told; the core checks it
     */
    record Stream(
            Flow.Publisher<ByteBuffer> bytes,
            @Nullable String mimeType,
            @Nullable String sha256) implements ResolvedMedia {
        @Override
        public String toString() {
            return "Stream[mimeType=" + mimeType + "]";
        }
    }
}
