package io.centralita.core.identity.credentials;

import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.secrets.PlatformSecrets;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * An opaque text: where to look (the workspace) and 256 bits. Each token has exactly one successor, derived with the
 * platform's secret, so that the answer to a repeated refresh needs nothing kept that could be stolen.
 */
public record RefreshToken(WorkspaceId workspace, byte[] secret) {

    private static final String PREFIX = "ctr_";
    private static final int SECRET = 32;
    private static final int LENGTH = 16 + SECRET;

    public static RefreshToken first(WorkspaceId workspace) {
        var secret = new byte[SECRET];
        new SecureRandom().nextBytes(secret);
        return new RefreshToken(workspace, secret);
    }

    /** Empty when it is no such text. */
    public static Optional<RefreshToken> read(String text) {
        if (!text.startsWith(PREFIX) || text.length() != PREFIX.length() + LENGTH * 4 / 3) {
            return Optional.empty();
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text.substring(PREFIX.length())));
            var workspace = new WorkspaceId(new UUID(bytes.getLong(), bytes.getLong()));
            var secret = new byte[SECRET];
            bytes.get(secret);
            return Optional.of(new RefreshToken(workspace, secret));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    public RefreshToken successor(PlatformSecrets secrets) {
        return new RefreshToken(workspace, PlatformSecrets.hmac(secrets.derive("refresh-successor"), bytes()));
    }

    public String reveal() {
        return PREFIX + Base64.getUrlEncoder().encodeToString(bytes());
    }

    /** What is kept. */
    public byte[] hash() {
        return ApiKeyText.sha256(reveal());
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }

    private byte[] bytes() {
        return ByteBuffer.allocate(LENGTH)
                .putLong(workspace.value().getMostSignificantBits())
                .putLong(workspace.value().getLeastSignificantBits())
                .put(secret)
                .array();
    }
}
