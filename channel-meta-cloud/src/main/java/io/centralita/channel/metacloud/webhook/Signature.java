package io.centralita.channel.metacloud.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * {@code X-Hub-Signature-256: sha256=} and 64 lower-case hex digits: HMAC-SHA256 of the raw body under the app's secret.
 * Compared in constant time and without garbage; each thread keeps its own keyed {@link Mac}. While a secret is being
 * rotated two are good.
 */
public final class Signature {
    public static final String HEADER = "x-hub-signature-256";

    private static final String PREFIX = "sha256=";
    private static final int DIGEST_BYTES = 32;
    private static final int LENGTH = PREFIX.length() + 2 * DIGEST_BYTES;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final List<ThreadLocal<Keyed>> secrets;

    /** A keyed digest and the place for its result. */
    private record Keyed(Mac mac, byte[] digest) {}

    public Signature(List<String> appSecrets) {
        secrets = appSecrets.stream()
                .map(secret -> ThreadLocal.withInitial(() -> keyed(secret)))
                .toList();
    }

    /** Whether the header has the only form Meta writes. */
    public static boolean wellFormed(@Nullable String header) {
        return header != null && header.length() == LENGTH && header.startsWith(PREFIX);
    }

    /** Whether a well-formed header signs these very bytes. */
    public boolean signs(String header, byte[] body) {
        for (ThreadLocal<Keyed> secret : secrets) {
            if (difference(secret.get(), header, body) == 0) {
                return true;
            }
        }
        return false;
    }

    private static int difference(Keyed keyed, String header, byte[] body) {
        byte[] digest = keyed.digest();
        try {
            keyed.mac().update(body);
            keyed.mac().doFinal(digest, 0);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        int difference = 0;
        for (int i = 0, at = PREFIX.length(); i < DIGEST_BYTES; i++, at += 2) {
            difference |= HEX[(digest[i] >> 4) & 15] ^ header.charAt(at);
            difference |= HEX[digest[i] & 15] ^ header.charAt(at + 1);
        }
        return difference;
    }

    private static Keyed keyed(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return new Keyed(mac, new byte[DIGEST_BYTES]);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
