package io.centralita.channel.metacloud.send;

import io.centralita.channel.spi.content.MediaReference;
import io.centralita.channel.spi.content.MediaSource;
import java.util.IdentityHashMap;
import java.util.Map;

/** Media ids that Meta gave for what had to be uploaded first. */
public final class UploadedMedia {
    private static final UploadedMedia NONE = new UploadedMedia(Map.of());

    private final Map<MediaSource, String> ids;

    private UploadedMedia(Map<MediaSource, String> ids) {
        this.ids = ids;
    }

    public static UploadedMedia none() {
        return NONE;
    }

    /** These and one more. */
    public UploadedMedia with(MediaSource source, String id) {
        Map<MediaSource, String> more = new IdentityHashMap<>(ids);
        more.put(source, id);
        return new UploadedMedia(more);
    }

    /** The id of a medium that has one: uploaded, or at the provider already. */
    String idOf(MediaSource source) {
        if (source instanceof MediaSource.ProviderId provider) {
            return provider.id();
        }
        if (source instanceof MediaReference reference) {
            return reference.providerMediaId();
        }
        String id = ids.get(source);
        if (id == null) {
            throw new IllegalStateException("a medium was not uploaded");
        }
        return id;
    }
}
