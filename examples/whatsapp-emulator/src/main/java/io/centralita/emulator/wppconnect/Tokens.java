package io.centralita.emulator.wppconnect;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Tokens with the form of the server's bcrypt hashes, without their cost. Nothing is stored: every token made stays
 * valid until the secret changes. As with bcrypt, only the first 72 bytes of session and secret count.
 */
final class Tokens {

    private static final String ALPHABET = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String HEAD = "$2b$10$";
    private static final int SALT = 22;
    private static final int HASH = 31;
    private static final int COUNTED_BYTES = 72;

    private final SecureRandom random = new SecureRandom();

    String make(String session, String secret) {
        byte[] bytes = new byte[SALT];
        random.nextBytes(bytes);
        String salt = letters(bytes, SALT);
        return wire(HEAD + salt + hash(salt, session, secret));
    }

    boolean fits(String token, String session, String secret) {
        String plain = token.replace('_', '/').replace('-', '+');
        if (!plain.startsWith(HEAD) || plain.length() != HEAD.length() + SALT + HASH) {
            return false;
        }
        String salt = plain.substring(HEAD.length(), HEAD.length() + SALT);
        String wanted = HEAD + salt + hash(salt, session, secret);
        return MessageDigest.isEqual(wanted.getBytes(StandardCharsets.UTF_8), plain.getBytes(StandardCharsets.UTF_8));
    }

    private static String wire(String token) {
        return token.replace('/', '_').replace('+', '-');
    }

    private static String hash(String salt, String session, String secret) {
        byte[] all = (session + secret).getBytes(StandardCharsets.UTF_8);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt.getBytes(StandardCharsets.UTF_8));
            digest.update(Arrays.copyOf(all, Math.min(all.length, COUNTED_BYTES)));
            return letters(digest.digest(), HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String letters(byte[] bytes, int count) {
        StringBuilder text = new StringBuilder();
        for (int n = 0; n < count; n++) {
            text.append(ALPHABET.charAt(bytes[n] & 63));
        }
        return text.toString();
    }
}
