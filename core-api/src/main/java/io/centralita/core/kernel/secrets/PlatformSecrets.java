package io.centralita.core.kernel.secrets;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secrets of the platform. All nodes that share a database must share the master keys: without them nothing sealed can be
 * opened again, and everything signed with a derived secret is void. The first key seals; the others open what was sealed
 * before it became the first.
 *
 * <p>Safe for any thread; never blocks after the start.
 */
@Singleton
public class PlatformSecrets {

    private final byte[] master;
    private final List<SealingKey> keys;

    @Inject
    PlatformSecrets(MasterKeySource source) {
        this(source.read());
    }

    PlatformSecrets(List<byte[]> masters) {
        this.master = masters.get(0).clone();
        this.keys = masters.stream().map(SealingKey::new).toList();
    }

    /**
     * A secret of 32 bytes for one purpose (HKDF-Expand with SHA-256): the same on each node and after each start while the
     * first key is the same, unrelated to that of another purpose.
     */
    public byte[] derive(String purpose) {
        return derive(master, purpose);
    }

    static byte[] derive(byte[] master, String purpose) {
        return hmac(master, ("centralita/" + purpose + "\u0001").getBytes(StandardCharsets.UTF_8));
    }

    /** Encrypts with AES-256-GCM. {@code context} says where the text is kept; it opens nowhere else. */
    public byte[] seal(byte[] plain, String context) {
        return keys.get(0).seal(plain, context);
    }

    /** @throws IllegalStateException when it was sealed by an unknown key, for another context, or was changed */
    public byte[] open(byte[] sealed, String context) {
        return keys.stream()
                .filter(key -> key.sealed(sealed))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "a secret was sealed with a key that is not here; is this the master key, or an older one missing?"))
                .open(sealed, context);
    }

    /** Whether it was sealed with the first key. */
    boolean isCurrent(byte[] sealed) {
        return keys.get(0).sealed(sealed);
    }

    boolean hasOtherKeys() {
        return keys.size() > 1;
    }

    /** Name of the first key; tells nothing of it. */
    String currentKey() {
        return keys.get(0).name();
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
}
