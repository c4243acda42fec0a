package io.centralita.core.media.types;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a blob is given to browsers: a type of a short list, by its bytes only.
 *
 * @param inline whether it may be shown in place; everything else is a download
 */
public record ServedType(String contentType, boolean inline) {

    private static final Set<String> SHOWN = Set.of(
            "image/png",
            "image/jpeg",
            "image/gif",
            "image/webp",
            "audio/ogg",
            "audio/mpeg",
            "audio/mp4",
            "audio/aac",
            "audio/amr",
            "audio/wav",
            "video/mp4",
            "video/3gpp",
            "video/webm",
            "video/quicktime");
    private static final Set<String> NAMED = Set.of("application/pdf", DetectedType.ZIP, "image/heic");

    public static ServedType of(@Nullable String detected) {
        if (detected == null) {
            return new ServedType(DetectedType.UNKNOWN, false);
        }
        if (detected.equals(DetectedType.TEXT)) {
            return new ServedType("text/plain; charset=utf-8", false);
        }
        var shown = SHOWN.contains(detected);
        return shown || NAMED.contains(detected)
                ? new ServedType(detected, shown)
                : new ServedType(DetectedType.UNKNOWN, false);
    }
}
