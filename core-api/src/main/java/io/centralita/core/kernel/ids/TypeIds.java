package io.centralita.core.kernel.ids;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** The TypeID text form (Crockford base32, lower case): {@code cnv_01jd3v…}. */
final class TypeIds {

    private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final byte[] VALUES = values();
    private static final int LENGTH = 26;

    private TypeIds() {}

    /** A new UUIDv7; strictly growing within this process. */
    static UUID next() {
        return UuidCreator.getTimeOrderedEpochPlus1();
    }

    static String write(String prefix, UUID id) {
        var text = new char[prefix.length() + 1 + LENGTH];
        prefix.getChars(0, prefix.length(), text, 0);
        text[prefix.length()] = '_';
        var high = id.getMostSignificantBits();
        var low = id.getLeastSignificantBits();
        for (var at = text.length - 1; at > prefix.length(); at--) {
            text[at] = ALPHABET[(int) (low & 31)];
            low = (low >>> 5) | (high << 59);
            high >>>= 5;
        }
        return new String(text);
    }

    /** @throws MalformedIdException when the text is not an id of this prefix */
    static UUID read(String prefix, String text) {
        var start = prefix.length() + 1;
        if (text.length() != start + LENGTH || !text.startsWith(prefix) || text.charAt(prefix.length()) != '_') {
            throw new MalformedIdException(prefix);
        }
        if (digit(prefix, text.charAt(start)) > 7) {
            throw new MalformedIdException(prefix);
        }
        long high = 0;
        long low = 0;
        for (var at = start; at < text.length(); at++) {
            high = (high << 5) | (low >>> 59);
            low = (low << 5) | digit(prefix, text.charAt(at));
        }
        return new UUID(high, low);
    }

    private static int digit(String prefix, char letter) {
        var value = letter < VALUES.length ? VALUES[letter] : -1;
        if (value < 0) {
            throw new MalformedIdException(prefix);
        }
        return value;
    }

    private static byte[] values() {
        var values = new byte[128];
        java.util.Arrays.fill(values, (byte) -1);
        for (var at = 0; at < ALPHABET.length; at++) {
            values[ALPHABET[at]] = (byte) at;
        }
        return values;
    }
}
