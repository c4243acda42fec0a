package io.centralita.core.media;

import io.centralita.core.kernel.ids.MediaId;
import io.centralita.core.media.types.ServedType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A medium on the wire.
 *
 * @param mimeType as told by the provider or the uploader
 * @param servedType the Content-Type its content is served with; null until it is stored
 * @param size in bytes
 * @param sha256 lower-case hex
 * @param failure a stable code, while the last attempt failed
 */
public record MediaView(
        MediaId id,
        MediaState state,
        @Nullable String mimeType,
        @Nullable String servedType,
        @Nullable String filename,
        @Nullable Long size,
        @Nullable String sha256,
        int attempts,
        @Nullable String failure,
        Instant createdAt,
        @Nullable Instant storedAt) {

    public static MediaView of(Medium medium) {
        return new MediaView(
                medium.id(),
                medium.state(),
                medium.mimeType(),
                medium.state() == MediaState.STORED
                        ? ServedType.of(medium.detectedType()).contentType()
                        : null,
                medium.filename(),
                medium.size(),
                medium.sha256(),
                medium.attempts(),
                medium.failure(),
                medium.createdAt(),
                medium.storedAt());
    }
}
