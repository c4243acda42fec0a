package io.centralita.core.media.store;

import io.centralita.core.kernel.ids.MediaId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.media.BlobDraft;
import io.centralita.core.media.BlobStore;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.file.OpenOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Blobs as files, {@code <data>/blobs/<workspace>/<aa>/<id>}; paths are made of ids only. Written beside, forced to the disk,
 * then renamed.
 */
@ApplicationScoped
@DefaultBean
class FileBlobs implements BlobStore {

    private static final Logger LOG = Logger.getLogger(FileBlobs.class);
    private static final int PIECE = 64 * 1024;
    private static final Duration LEFT_BEHIND = Duration.ofDays(1);

    private final Vertx vertx;
    private final Path root;
    private final Path incoming;

    FileBlobs(Vertx vertx, @ConfigProperty(name = "centralita.data") String data) {
        this.vertx = vertx;
        this.root = Path.of(data).toAbsolutePath().resolve("blobs");
        this.incoming = root.resolve("incoming");
    }

    void start(@Observes StartupEvent event) {
        vertx.executeBlocking(
                        () -> {
                            sweep();
                            return null;
                        },
                        false)
                .onFailure(failure -> LOG.warnf("leftovers of uploads stay: %s", failure.getMessage()));
    }

    @Override
    public Future<BlobDraft> draft(WorkspaceId workspace, MediaId id, long most) {
        var temporary = incoming.resolve(UUID.randomUUID() + ".part");
        return vertx.executeBlocking(() -> Files.createDirectories(incoming), false)
                .compose(ignored -> vertx.fileSystem()
                        .open(
                                temporary.toString(),
                                new OpenOptions().setRead(false).setCreateNew(true)))
                .map(file -> new FileDraft(vertx, file, temporary, place(workspace, id), most));
    }

    @Override
    public Future<OpenBlob> open(WorkspaceId workspace, MediaId id, long from, long length) {
        return vertx.fileSystem()
                .open(
                        place(workspace, id).toString(),
                        new OpenOptions().setWrite(false).setCreate(false))
                .map(file -> {
                    file.pause();
                    file.setReadPos(from).setReadLength(length).setReadBufferSize(PIECE);
                    return new OpenBlob(file, file::close);
                });
    }

    @Override
    public Future<Void> delete(WorkspaceId workspace, MediaId id) {
        return vertx.executeBlocking(() -> Files.deleteIfExists(place(workspace, id)), false)
                .mapEmpty();
    }

    /** The end of a UUIDv7 is random, so the folders fill evenly. */
    private Path place(WorkspaceId workspace, MediaId id) {
        var name = id.value().toString();
        return root.resolve(workspace.value().toString())
                .resolve(name.substring(name.length() - 2))
                .resolve(name);
    }

    private void sweep() throws IOException {
        if (!Files.isDirectory(incoming)) {
            return;
        }
        var before = Instant.now().minus(LEFT_BEHIND);
        try (var files = Files.newDirectoryStream(incoming, "*.part")) {
            for (var file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
