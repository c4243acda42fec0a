package io.centralita.load.traffic;

import io.centralita.load.wire.Bytes;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/** Meta's webhook signature: lower-case hex of HMAC-SHA256 over the raw body. For one thread; reuses its buffers. */
public final class Signer {

    /** Length of the signature in hex digits. */
    public static final int HEX_LENGTH = 64;

    private static final byte[] DIGITS = Bytes.ascii("0123456789abcdef");

    private final Mac mac;
    private final byte[] digest = new byte[HEX_LENGTH / 2];

    /** A signer for an app secret. */
    public Signer(String appSecret) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Bytes.ascii(appSecret), "HmacSHA256"));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", impossible);
        }
    }

    /** Signs {@code bytes[from, to)} and writes the hex at {@code target} of the same array. */
    public void sign(byte[] bytes, int from, int to, int target) {
        mac.update(bytes, from, to - from);
        try {
            mac.doFinal(digest, 0);
        } catch (ShortBufferException impossible) {
            throw new IllegalStateException("the digest is 32 bytes", impossible);
        }
        for (int n = 0; n < digest.length; n++) {
            bytes[target + 2 * n] = DIGITS[digest[n] >> 4 & 0x0f];
            bytes[target + 2 * n + 1] = DIGITS[digest[n] & 0x0f];
        }
    }
}
