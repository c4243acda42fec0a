package io.centralita.core.media.archives;

import io.centralita.core.kernel.ids.MediaId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.problem.ProblemException;
import io.centralita.core.media.BlobStore;
import io.centralita.core.media.BlobStore.OpenBlob;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks into the directory of a kept ZIP file, office documents among them, before it is taken from a caller. */
@ApplicationScoped
public class ArchiveCheck {

    private final BlobStore blobs;

    ArchiveCheck(BlobStore blobs) {
        this.blobs = blobs;
    }

    /** Fails with VALIDATION_FAILED (422) when nobody should unpack it. */
    public Future<Void> check(WorkspaceId workspace, MediaId id, long size) {
        var tail = Math.min(size, ZipDirectory.LONGEST_END);
        return read(workspace, id, size - tail, tail).compose(end -> {
            var place = ZipDirectory.find(end.getBytes()).orElseThrow(() -> refused("malformed"));
            place.refusal(size).ifPresent(why -> {
                throw refused(why);
            });
            return read(workspace, id, place.offset(), place.length()).map(directory -> {
                ZipDirectory.refusal(directory.getBytes(), place.entries()).ifPresent(why -> {
                    throw refused(why);
                });
                return null;
            });
        });
    }

    private Future<Buffer> read(WorkspaceId workspace, MediaId id, long from, long length) {
        return length == 0
                ? Future.succeededFuture(Buffer.buffer())
                : blobs.open(workspace, id, from, length).compose(OpenBlob::whole);
    }

    private static ProblemException refused(String code) {
        return ProblemException.invalid("", code, "The archive is not taken: " + code.replace('_', ' ') + ".");
    }
}
