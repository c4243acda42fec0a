package io.centralita.emulator.graph;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The media types Meta takes, and how large each may be. */
final class MediaKinds {

    private static final long MEGABYTE = 1L << 20;
    private static final Set<String> IMAGES = Set.of("image/jpeg", "image/png");
    private static final Set<String> DOCUMENTS = Set.of(
            "text/plain",
            "application/pdf",
            "application/msword",
            "application/vnd.ms-excel",
            "application/vnd.ms-powerpoint",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation");
    private static final Set<String> AUDIO =
            Set.of("audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg", "audio/opus");
    private static final Map<String, Long> OTHERS =
            Map.of("video/mp4", 16 * MEGABYTE, "video/3gpp", 16 * MEGABYTE, "image/webp", MEGABYTE / 2);

    private MediaKinds() {}

    /** The most bytes of a file of this type; 0 when the type is not taken. */
    static long mostBytes(String mimeType) {
        String bare = mimeType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        if (IMAGES.contains(bare)) {
            return 5 * MEGABYTE;
        }
        if (AUDIO.contains(bare)) {
            return 16 * MEGABYTE;
        }
        return DOCUMENTS.contains(bare) ? 100 * MEGABYTE : OTHERS.getOrDefault(bare, 0L);
    }
}
