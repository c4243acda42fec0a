package io.centralita.core.media;

import io.centralita.channel.spi.content.MediaTrait;
import io.centralita.channel.spi.content.StoredMedia;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.media.types.DetectedType;
import io.vertx.core.Vertx;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A stored medium as plug-ins take it: its bytes stream from the store as fast as they are asked for. */
final class BlobMedia implements StoredMedia {

    private final Vertx vertx;
    private final BlobStore blobs;
    private final WorkspaceId workspace;
    private final Medium medium;

    BlobMedia(Vertx vertx, BlobStore blobs, WorkspaceId workspace, Medium medium) {
        this.vertx = vertx;
        this.blobs = blobs;
        this.workspace = workspace;
        this.medium = medium;
    }

    @Override
    public String mimeType() {
        var told = medium.mimeType();
        return told == null ? Objects.requireNonNullElse(medium.detectedType(), DetectedType.UNKNOWN) : told;
    }

    @Override
    public @Nullable String filename() {
        return medium.filename();
    }

    @Override
    public long size() {
        return Objects.requireNonNullElse(medium.size(), 0L);
    }

    @Override
    public Set<MediaTrait> traits() {
        return medium.traits();
    }

    @Override
    public Flow.Publisher<ByteBuffer> open() {
        return subscriber -> new BlobSubscription(subscriber)
                .start(vertx.getOrCreateContext(), () -> blobs.open(workspace, medium.id(), 0, size()));
    }
}
