package io.centralita.examples.httpbridge;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 over the time, a dot and the body, the same in both directions. The time keeps an old call from being played
 * again much later; what is played again within minutes is known by its id.
 */
final class Signature {

    static final String TIME_HEADER = "X-Bridge-Time";
    static final String SIGNATURE_HEADER = "X-Bridge-Signature";

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private Signature() {}

    /** @param time seconds since 1970 */
    static String of(String time, byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "v1=" + HexFormat.of().formatHex(mac.doFinal(signed(time, body)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }

    private static byte[] signed(String time, byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes((time + ".").getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    /** Compares in constant time. */
    static boolean fits(String given, String time, byte[] body, String secret) {
        byte[] expected = of(time, body, secret).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected);
    }

    static boolean isFresh(String time, Instant now) {
        try {
            Instant signed = Instant.ofEpochSecond(Long.parseLong(time));
            return Duration.between(signed, now).abs().compareTo(TOLERANCE) <= 0;
        } catch (NumberFormatException | DateTimeException | ArithmeticException noTime) {
            return false;
        }
    }
}
