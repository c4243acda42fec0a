package io.centralita.core.media.types;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Whether bytes are what their sender calls them. */
public final class DeclaredType {

    private static final Map<String, Set<String>> ALSO = Map.of(
            "image/jpg", Set.of("image/jpeg"),
            "audio/mp4", Set.of("video/mp4"),
            "audio/m4a", Set.of("audio/mp4", "video/mp4"),
            "audio/x-m4a", Set.of("audio/mp4", "video/mp4"),
            "audio/mp3", Set.of("audio/mpeg"),
            "audio/opus", Set.of("audio/ogg"),
            "video/ogg", Set.of("audio/ogg"),
            "audio/webm", Set.of("video/webm"),
            "audio/x-wav", Set.of("audio/wav"),
            "video/3gp", Set.of("video/3gpp"));

    private DeclaredType() {}

    /** Without parameters, in lower case; {@code application/octet-stream} when nothing usable was said. */
    public static String bare(String contentType) {
        var end = contentType.indexOf(';');
        var type =
                (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        return type.matches("[a-z0-9!#$&^_.+-]{1,60}/[a-z0-9!#$&^_.+-]{1,100}") ? type : DetectedType.UNKNOWN;
    }

    /** @param declared as of {@link #bare} */
    public static boolean agrees(String declared, String detected, byte[] head) {
        if (declared.equals(DetectedType.UNKNOWN)) {
            return true;
        }
        if (declared.equals(DetectedType.SVG)) {
            return detected.equals(DetectedType.SVG);
        }
        if (declared.startsWith("image/") || declared.startsWith("audio/") || declared.startsWith("video/")) {
            var same = declared.equals(detected)
                    || ALSO.getOrDefault(declared, Set.of()).contains(detected);
            return same && !DetectedType.looksLikeMarkup(head);
        }
        if (declared.startsWith("text/") || declared.equals("application/json")) {
            return isText(detected);
        }
        return switch (declared) {
            case "application/pdf" -> detected.equals("application/pdf");
            case "application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint" ->
                detected.equals(DetectedType.OLE);
            case "application/zip" -> detected.equals(DetectedType.ZIP);
            default -> !declared.startsWith("application/vnd.openxmlformats") || detected.equals(DetectedType.ZIP);
        };
    }

    private static boolean isText(String detected) {
        return detected.startsWith("text/") || detected.equals(DetectedType.SVG);
    }
}
