package io.centralita.core.kernel.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM under one master key. A sealed text is: one byte of version, four of the key's name, twelve of nonce, then the
 * encrypted text with its tag. The key's name is the beginning of a hash of the key, so it tells nothing of it.
 */
final class SealingKey {

    static final int NAME = 4;

    private static final byte VERSION = 1;
    private static final int HEAD = 1 + NAME;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final byte[] name;
    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    SealingKey(byte[] master) {
        this.key = new SecretKeySpec(PlatformSecrets.derive(master, "sealing"), "AES");
        this.name = Arrays.copyOf(PlatformSecrets.derive(master, "sealing-key-name"), NAME);
    }

    String name() {
        return HexFormat.of().formatHex(name);
    }

    boolean sealed(byte[] text) {
        return text.length > HEAD + NONCE && text[0] == VERSION && Arrays.equals(text, 1, HEAD, name, 0, NAME);
    }

    byte[] seal(byte[] plain, String context) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        var sealed = crypt(Cipher.ENCRYPT_MODE, nonce, plain, context);
        var whole = new byte[HEAD + NONCE + sealed.length];
        whole[0] = VERSION;
        System.arraycopy(name, 0, whole, 1, NAME);
        System.arraycopy(nonce, 0, whole, HEAD, NONCE);
        System.arraycopy(sealed, 0, whole, HEAD + NONCE, sealed.length);
        return whole;
    }

    byte[] open(byte[] sealed, String context) {
        return crypt(
                Cipher.DECRYPT_MODE,
                Arrays.copyOfRange(sealed, HEAD, HEAD + NONCE),
                Arrays.copyOfRange(sealed, HEAD + NONCE, sealed.length),
                context);
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] text, String context) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(
                    "cannot open or seal a secret; was it changed, or moved from another row?", failure);
        }
    }
}
