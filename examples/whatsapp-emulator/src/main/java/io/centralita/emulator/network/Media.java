package io.centralita.emulator.network;

import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A stored file.
 *
 * @param id Meta's media id
 * @param phoneNumberId the number it belongs to
 * @param mimeType its type
 * @param bytes its content
 * @param digest SHA-256 of the content
 */
public record Media(String id, String phoneNumberId, String mimeType, Buffer bytes, Buffer digest) {

    static Media of(String id, String phoneNumberId, String mimeType, Buffer bytes) {
        return new Media(id, phoneNumberId, mimeType, bytes, Buffer.buffer(sha256(bytes)));
    }

    /** The hash as webhooks write it. */
    public String sha256Base64() {
        return Base64.getEncoder().encodeToString(digest.getBytes());
    }

    /** The hash as the media lookup writes it. */
    public String sha256Hex() {
        return HexFormat.of().formatHex(digest.getBytes());
    }

    private static byte[] sha256(Buffer bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes.getBytes());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
