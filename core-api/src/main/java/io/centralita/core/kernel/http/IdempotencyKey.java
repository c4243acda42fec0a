package io.centralita.core.kernel.http;

import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A caller's {@code Idempotency-Key} with what it stands for.
 *
 * @param principal the user or API key that asks: another's same key is another key
 * @param fingerprint of the operation and its body; the same key with another fingerprint is refused
 */
public record IdempotencyKey(UUID principal, String key, byte[] fingerprint) {

    private static final int LONGEST = 255;

    /**
     * Empty when the header is absent: the request then has no memory.
     *
     * @param operation the method and path
     * @param body the request's body, in any form that is equal for equal requests
     * @throws ProblemException {@code invalid_idempotency_key} for one that is empty, longer than 255 characters or not
     *     printable ASCII
     */
    public static Optional<IdempotencyKey> of(@Nullable String header, UUID principal, String operation, String body) {
        if (header == null) {
            return Optional.empty();
        }
        if (header.isEmpty()
                || header.length() > LONGEST
                || header.chars().anyMatch(letter -> letter < ' ' || letter > '~')) {
            throw ProblemException.of(
                    ProblemCode.INVALID_IDEMPOTENCY_KEY, "An Idempotency-Key has 1 to 255 printable characters.");
        }
        return Optional.of(new IdempotencyKey(principal, header, fingerprint(operation, body)));
    }

    /** The number under which "still running" is known for the length of a transaction. */
    long lock() {
        var digest = fingerprint(principal.toString(), key);
        return java.nio.ByteBuffer.wrap(digest).getLong();
    }

    private static byte[] fingerprint(String first, String second) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(first.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return digest.digest(second.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
