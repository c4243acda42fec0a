package io.centralita.core.identity.credentials;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The text of an API key: {@code ctl_}, {@code live} or {@code test}, 12 characters of client id, 32 of secret, 6 of
 * checksum (CRC-32 of all before it, base62). Secret scanners find it by {@link #PATTERN}; a mistyped one is refused by
 * arithmetic alone.
 */
public record ApiKeyText(Environment environment, String clientId, String secret) {

    public static final String PREFIX = "ctl_";
    public static final String PATTERN = "ctl_(live|test)_([0-9A-Za-z]{12})_([0-9A-Za-z]{32})([0-9A-Za-z]{6})";

    private static final Pattern SHAPE = Pattern.compile(PATTERN);
    private static final int CLIENT_ID = 12;
    private static final int SECRET = 32;
    private static final int CHECKSUM = 6;

    public enum Environment {
        LIVE,
        TEST;

        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException when it is neither */
        @JsonCreator
        public static Environment ofWire(String text) {
            return switch (text) {
                case "live" -> LIVE;
                case "test" -> TEST;
                default -> throw new IllegalArgumentException("no such environment");
            };
        }
    }

    public static ApiKeyText next(Environment environment) {
        return new ApiKeyText(environment, Base62.random(CLIENT_ID), Base62.random(SECRET));
    }

    /** Empty when the shape or the checksum is wrong. */
    public static Optional<ApiKeyText> read(String text) {
        var parts = SHAPE.matcher(text);
        if (!parts.matches()
                || !checksum(text.substring(0, text.length() - CHECKSUM)).equals(parts.group(4))) {
            return Optional.empty();
        }
        return Optional.of(new ApiKeyText(Environment.ofWire(parts.group(1)), parts.group(2), parts.group(3)));
    }

    /** The whole text, shown once. */
    public String reveal() {
        var body = PREFIX + environment.wire() + "_" + clientId + "_" + secret;
        return body + checksum(body);
    }

    /** What is kept; the secret has 190 bits, so a plain hash is enough. */
    public byte[] secretHash() {
        return sha256(reveal());
    }

    /** In constant time. */
    public boolean matches(byte[] hash) {
        return MessageDigest.isEqual(hash, secretHash());
    }

    @Override
    public String toString() {
        return PREFIX + environment.wire() + "_" + clientId + "_…";
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String checksum(String body) {
        var crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        return Base62.write(crc.getValue(), CHECKSUM);
    }
}
