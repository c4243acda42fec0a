package io.centralita.core.media;

import io.centralita.channel.spi.content.MediaReference;
import io.centralita.channel.spi.content.MediaTrait;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.MediaId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A blob and what is known of it.
 *
 * @param channel where it came from; null for an upload
 * @param reference how the provider names it; null for an upload
 * @param mimeType as told by the provider or the uploader
 * @param filename as told, a stranger's words
 * @param sha256 lower-case hex; of a pending one as told, if told
 * @param size in bytes; of a pending one as told, if told
 * @param detectedType what the bytes say, once they are here
 * @param traits what the bytes say beyond their type
 * @param failure why the last attempt failed, a stable code
 * @param uploader null when a customer sent it
 */
public record Medium(
        MediaId id,
        @Nullable ChannelId channel,
        MediaState state,
        @Nullable MediaReference reference,
        @Nullable String mimeType,
        @Nullable String filename,
        @Nullable String sha256,
        @Nullable Long size,
        @Nullable String detectedType,
        Set<MediaTrait> traits,
        int attempts,
        @Nullable String failure,
        @Nullable Actor uploader,
        Instant createdAt,
        @Nullable Instant storedAt,
        List<Link> links) {

    /** A message that shows the medium. */
    public record Link(UUID message, UUID conversation) {}

    public List<UUID> conversations() {
        return links.stream().map(Link::conversation).distinct().toList();
    }
}
