package io.centralita.core.media.types;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Names of files, which are strangers' words: only ever said, never used as a path. */
public final class FileName {

    private static final int LONGEST = 150;
    private static final String PLAIN = "!#$&+-.^_`|~";

    private FileName() {}

    /** The last part of a path, without what a screen or a header would take for more than a letter; null when nothing is left. */
    public static @Nullable String clean(@Nullable String name) {
        if (name == null) {
            return null;
        }
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var clean = new StringBuilder();
        last.codePoints().filter(letter -> !unsayable(letter)).limit(LONGEST).forEach(clean::appendCodePoint);
        var text = clean.toString().strip();
        while (text.startsWith(".")) {
            text = text.substring(1);
        }
        return text.isEmpty() ? null : text;
    }

    /** RFC 6266: an ASCII form for old readers and the true one as RFC 8187 says. */
    public static String disposition(boolean inline, String name) {
        var ascii = new StringBuilder();
        name.chars()
                .map(letter -> letter < ' ' || letter > '~' || "\"\\%;".indexOf(letter) >= 0 ? '_' : letter)
                .forEach(letter -> ascii.append((char) letter));
        return (inline ? "inline" : "attachment") + "; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded(name);
    }

    private static String encoded(String name) {
        var text = new StringBuilder();
        for (var octet : name.getBytes(StandardCharsets.UTF_8)) {
            var letter = (char) (octet & 0xff);
            var plain = letter < 128 && (Character.isLetterOrDigit(letter) || PLAIN.indexOf(letter) >= 0);
            text.append(plain ? String.valueOf(letter) : String.format("%%%02X", (int) letter));
        }
        return text.toString();
    }

    private static boolean unsayable(int letter) {
        var type = Character.getType(letter);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
