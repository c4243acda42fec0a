package io.centralita.core.identity.credentials;

import io.centralita.core.kernel.ids.WorkspaceId;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** An opaque text that lets its bearer set one user's password once: where to look (the workspace) and 256 bits. */
public record ResetToken(WorkspaceId workspace, String text) {

    private static final String PREFIX = "ctp_";
    private static final int SECRET = 32;
    private static final int LENGTH = 16 + SECRET;

    public static ResetToken random(WorkspaceId workspace) {
        var secret = new byte[SECRET];
        new SecureRandom().nextBytes(secret);
        var bytes = ByteBuffer.allocate(LENGTH)
                .putLong(workspace.value().getMostSignificantBits())
                .putLong(workspace.value().getLeastSignificantBits())
                .put(secret)
                .array();
        return new ResetToken(workspace, PREFIX + Base64.getUrlEncoder().encodeToString(bytes));
    }

    /** Empty when it is no such text. */
    public static Optional<ResetToken> read(String text) {
        if (!text.startsWith(PREFIX) || text.length() != PREFIX.length() + LENGTH * 4 / 3) {
            return Optional.empty();
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text.substring(PREFIX.length())));
            return Optional.of(new ResetToken(new WorkspaceId(new UUID(bytes.getLong(), bytes.getLong())), text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** What is kept. */
    public byte[] hash() {
        return ApiKeyText.sha256(text);
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
