package io.centralita.core.identity.credentials;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An Ed25519 pair that signs access tokens.
 *
 * @param retiredAt when it signed its last token; null while it signs
 */
public record SigningKey(
        String kid,
        KeyPair pair,
        Instant createdAt,
        @Nullable Instant retiredAt) {

    private static final String ALGORITHM = "Ed25519";
    private static final int KID = 16;

    public static SigningKey next(Instant now) {
        try {
            var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            return new SigningKey(Base62.random(KID), pair, now, null);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** From the encoded forms (X.509, PKCS#8). */
    public static SigningKey of(
            String kid, byte[] publicKey, byte[] privateKey, Instant createdAt, @Nullable Instant retiredAt) {
        try {
            var keys = KeyFactory.getInstance(ALGORITHM);
            var pair = new KeyPair(
                    keys.generatePublic(new X509EncodedKeySpec(publicKey)),
                    keys.generatePrivate(new PKCS8EncodedKeySpec(privateKey)));
            return new SigningKey(kid, pair, createdAt, retiredAt);
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException("the signing key " + kid + " cannot be read", unreadable);
        }
    }

    public PublicKey publicKey() {
        return pair.getPublic();
    }

    public PrivateKey privateKey() {
        return pair.getPrivate();
    }

    @Override
    public String toString() {
        return "SigningKey " + kid;
    }
}
