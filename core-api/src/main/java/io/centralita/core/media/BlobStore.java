package io.centralita.core.media;

import io.centralita.core.kernel.ids.MediaId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.stream.Collector;

/**
 * Keeps bytes by id. Everything streams; nothing blocks the caller. What was kept never changes.
 */
public interface BlobStore {

    /** A place to write to; nobody sees it until it is kept. Writing more than {@code most} bytes fails. */
    Future<BlobDraft> draft(WorkspaceId workspace, MediaId id, long most);

    /**
     * Opens a kept blob.
     *
     * @param from the first byte
     * @param length how many
     */
    Future<OpenBlob> open(WorkspaceId workspace, MediaId id, long from, long length);

    /** Forgets a blob; one that never was is forgotten already. */
    Future<Void> delete(WorkspaceId workspace, MediaId id);

    /**
     * Bytes to read.
     *
     * @param bytes paused until it is given a handler and resumed
     * @param close to be called once, read to the end or not
     */
    record OpenBlob(ReadStream<Buffer> bytes, Runnable close) {

        /** All of it, in memory, closed. Only for what is known to be small. */
        public Future<Buffer> whole() {
            var collected = bytes.collect(Collector.of(Buffer::buffer, Buffer::appendBuffer, Buffer::appendBuffer));
            bytes.resume();
            return collected.onComplete(read -> close.run());
        }
    }
}
