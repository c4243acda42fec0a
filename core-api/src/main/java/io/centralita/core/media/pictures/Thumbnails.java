package io.centralita.core.media.pictures;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.centralita.core.kernel.ids.MediaId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.centralita.core.media.BlobStore;
import io.centralita.core.media.BlobStore.OpenBlob;
import io.centralita.core.media.Medium;
import io.quarkus.runtime.ImageMode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Small JPEGs of pictures, made when they are asked for, two at a time beside the event loop, and remembered in 16 MiB. Not in a
 * native executable, which has no decoder.
 */
@ApplicationScoped
public class Thumbnails {

    private static final Set<String> KINDS = Set.of("image/jpeg", "image/png", "image/gif");
    private static final int AT_ONCE = 2;
    private static final int MOST_WAITING = 64;
    private static final long LARGEST = 20L << 20;
    private static final long REMEMBERED_BYTES = 16L << 20;
    private static final Duration LATER = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final BlobStore blobs;
    private final WorkerExecutor workers;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Cache<MediaId, byte[]> made = Caffeine.newBuilder()
            .maximumWeight(REMEMBERED_BYTES)
            .<MediaId, byte[]>weigher((id, bytes) -> bytes.length)
            .build();

    Thumbnails(Vertx vertx, BlobStore blobs) {
        this.vertx = vertx;
        this.blobs = blobs;
        this.workers = vertx.createSharedWorkerExecutor("thumbnails", AT_ONCE);
    }

    @PreDestroy
    void close() {
        workers.close();
    }

    /**
     * @param medium stored, and the caller may see it
     * @return a JPEG; fails with NOT_FOUND when there is none of such a file, with OVERLOADED when too many wait
     */
    public Future<byte[]> of(WorkspaceId workspace, Medium medium) {
        var known = made.getIfPresent(medium.id());
        if (known != null) {
            return Future.succeededFuture(known);
        }
        var size = Objects.requireNonNullElse(medium.size(), 0L);
        if (!KINDS.contains(String.valueOf(medium.detectedType())) || size > LARGEST || isNative()) {
            return Future.failedFuture(none());
        }
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return Future.failedFuture(
                    ProblemException.later(ProblemCode.OVERLOADED, "Too many thumbnails are being made.", LATER));
        }
        return make(workspace, medium.id(), size).eventually(() -> {
            waiting.decrementAndGet();
            return Future.succeededFuture();
        });
    }

    private Future<byte[]> make(WorkspaceId workspace, MediaId id, long size) {
        return workers.executeBlocking(() -> shrunk(workspace, id, size), false).map(small -> {
            var bytes = small.orElseThrow(Thumbnails::none);
            made.put(id, bytes);
            return bytes;
        });
    }

    /** On a worker, which waits for the bytes: so no more originals are in memory than are worked on. */
    private Optional<byte[]> shrunk(WorkspaceId workspace, MediaId id, long size) throws Exception {
        var original = read(workspace, id, size)
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        return Shrinking.shrink(original.getBytes());
    }

    private Future<Buffer> read(WorkspaceId workspace, MediaId id, long size) {
        var whole = Promise.<Buffer>promise();
        vertx.runOnContext(ignored ->
                blobs.open(workspace, id, 0, size).compose(OpenBlob::whole).onComplete(whole));
        return whole.future();
    }

    private static boolean isNative() {
        return ImageMode.current().isNativeImage();
    }

    private static ProblemException none() {
        return ProblemException.of(ProblemCode.NOT_FOUND, "There is no thumbnail of this file.");
    }
}
