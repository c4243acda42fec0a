package io.centralita.core.identity.credentials;

import java.security.SecureRandom;

/** Letters and digits. */
final class Base62 {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private Base62() {}

    static String random(int length) {
        var random = new SecureRandom();
        var text = new StringBuilder(length);
        for (var at = 0; at < length; at++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    /** The number in {@code length} digits, zeros first. */
    static String write(long number, int length) {
        var text = new char[length];
        var rest = number;
        for (var at = length - 1; at >= 0; at--) {
            text[at] = ALPHABET.charAt((int) (rest % ALPHABET.length()));
            rest /= ALPHABET.length();
        }
        return new String(text);
    }
}
