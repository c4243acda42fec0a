package io.centralita.core.kernel.secrets;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secrets of the platform. All nodes that share a database must share the master key: without it nothing sealed can be
 * opened again, and everything signed with a derived secret is void.
 *
 * <p>Safe for any thread; never blocks after the start.
 */
@Singleton
public class PlatformSecrets {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final byte[] master;
    private final SecretKeySpec sealing;
    private final SecureRandom random = new SecureRandom();

    @Inject
    PlatformSecrets(MasterKeySource source) {
        this(source.read());
    }

    PlatformSecrets(byte[] master) {
        this.master = master.clone();
        this.sealing = new SecretKeySpec(derive("sealing"), "AES");
    }

    /**
     * A secret of 32 bytes for one purpose (HKDF-Expand with SHA-256): the same on each node and after each start,
     * unrelated to that of another purpose.
     */
    public byte[] derive(String purpose) {
        return hmac(master, ("centralita/" + purpose + "\u0001").getBytes(StandardCharsets.UTF_8));
    }

    /** Encrypts with AES-256-GCM. {@code context} says where the text is kept; it opens nowhere else. */
    public byte[] seal(byte[] plain, String context) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        var sealed = crypt(Cipher.ENCRYPT_MODE, nonce, plain, context);
        var whole = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
        return whole;
    }

    /** @throws IllegalStateException when it was sealed by another key, for another context, or was changed */
    public byte[] open(byte[] sealed, String context) {
        if (sealed.length < NONCE) {
            throw new IllegalStateException("not a sealed text");
        }
        return crypt(
                Cipher.DECRYPT_MODE,
                Arrays.copyOf(sealed, NONCE),
                Arrays.copyOfRange(sealed, NONCE, sealed.length),
                context);
    }

    /** HMAC-SHA256. */
    public static byte[] hmac(byte[] key, byte[] message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] text, String context) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(
                    "cannot open or seal a secret; is this the master key it was sealed with?", failure);
        }
    }
}
