package io.centralita.channel.testkit.fuzz;

import java.util.Random;

/**
 * A row of choices, taken from bytes: the same bytes choose the same. A fuzzer gives bytes it has found worth trying; a test
 * without one gives those of a seed. When the bytes are used up the first possibility is chosen each time. One thread.
 */
public final class Choices {
    private final byte[] bytes;
    private int at;

    private Choices(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Choices of(byte[] bytes) {
        return new Choices(bytes.clone());
    }

    /** So many bytes that follow from a seed. */
    public static Choices ofSeed(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return new Choices(bytes);
    }

    /** From zero to below the bound, which is positive. */
    public int below(int bound) {
        int needed = bound <= 256 ? 1 : bound <= 65_536 ? 2 : 4;
        int value = 0;
        for (int i = 0; i < needed; i++) {
            value = value << 8 | next();
        }
        return Integer.remainderUnsigned(value, bound);
    }

    private int next() {
        return at < bytes.length ? bytes[at++] & 0xff : 0;
    }
}
