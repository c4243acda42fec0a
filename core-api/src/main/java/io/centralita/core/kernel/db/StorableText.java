package io.centralita.core.kernel.db;

import org.jspecify.annotations.Nullable;

/** Text from strangers made storable: what no UTF-8 column can hold becomes the replacement character. The raw bytes stay as they came. */
public final class StorableText {

    private static final char REPLACEMENT = '\uFFFD';

    private StorableText() {}

    public static @Nullable String clean(@Nullable String text) {
        if (text == null || fine(text)) {
            return text;
        }
        var cleaned = new StringBuilder(text.length());
        for (var at = 0; at < text.length(); at++) {
            cleaned.append(storable(text, at) ? text.charAt(at) : REPLACEMENT);
        }
        return cleaned.toString();
    }

    private static boolean fine(String text) {
        for (var at = 0; at < text.length(); at++) {
            if (!storable(text, at)) {
                return false;
            }
        }
        return true;
    }

    private static boolean storable(String text, int at) {
        var letter = text.charAt(at);
        if (Character.isHighSurrogate(letter)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(letter)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return letter != 0;
    }
}
