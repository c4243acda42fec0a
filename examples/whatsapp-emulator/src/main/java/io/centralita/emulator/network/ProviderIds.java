package io.centralita.emulator.network;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;

/** Ids as Meta gives them. No id comes twice, not even after a restart. Safe for any thread. */
public final class ProviderIds {

    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private final long run = new SecureRandom().nextLong();
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong nextMedia =
            new AtomicLong(1_000_000_000_000_000L + (run >>> 1) % 1_000_000_000_000L * 1_000L);

    /** {@code wamid.} and base64. */
    public String message() {
        byte[] bytes = ByteBuffer.allocate(20)
                .putInt(0x1d181245)
                .putLong(run)
                .putLong(next.incrementAndGet())
                .array();
        return "wamid." + BASE64.encodeToString(bytes);
    }

    /** Sixteen digits. */
    public String media() {
        return Long.toString(nextMedia.incrementAndGet());
    }

    /** The trace id of an error. */
    public String trace() {
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(run)
                .putLong(next.incrementAndGet())
                .array();
        return "A"
                + BASE64.withoutPadding()
                        .encodeToString(bytes)
                        .replace('+', 'x')
                        .replace('/', 'y');
    }
}
