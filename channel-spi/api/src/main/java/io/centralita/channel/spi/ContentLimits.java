package io.centralita.channel.spi;

import java.util.Set;

/**
 * What a channel takes of one type of content. Zero means "no limit told".
 *
 * @param maxCharacters of a text or a body, in UTF-16 units
 * @param maxCaption characters of a medium's caption; -1 when a caption cannot be sent at all
 * @param maxBytes size of a medium
 * @param mimeTypes accepted MIME types in lower case without parameters; empty: any
 */
public record ContentLimits(int maxCharacters, int maxCaption, long maxBytes, Set<String> mimeTypes) {

    public static final int NO_CAPTION = -1;

    public ContentLimits {
        mimeTypes = Set.copyOf(mimeTypes);
    }

    public static ContentLimits none() {
        return new ContentLimits(0, 0, 0, Set.of());
    }

    public static ContentLimits characters(int max) {
        return new ContentLimits(max, 0, 0, Set.of());
    }

    public static ContentLimits media(long maxBytes, int maxCaption, String... mimeTypes) {
        return new ContentLimits(0, maxCaption, maxBytes, Set.of(mimeTypes));
    }
}
