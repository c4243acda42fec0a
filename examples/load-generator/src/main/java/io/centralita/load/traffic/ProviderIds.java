package io.centralita.load.traffic;

import io.centralita.load.wire.Bytes;

/**
 * Provider ids of one run: {@code wamid.<run>.<nine digits>}. The digits are the message's number, so that an id found
 * anywhere in bytes leads to its message without a look-up.
 */
public final class ProviderIds {

    /** Digits of a message's number. */
    public static final int DIGITS = 9;

    private final String prefix;
    private final byte[] needle;

    /** The ids of a run. */
    public ProviderIds(String run) {
        prefix = "wamid." + run + ".";
        needle = Bytes.ascii(prefix);
    }

    /** What all ids of the run start with. */
    public String prefix() {
        return prefix;
    }

    /** Where the digits of the next id in {@code bytes[from, to)} start; -1 without one. */
    public int next(byte[] bytes, int from, int to) {
        int digits = Bytes.after(bytes, needle, from, to);
        return digits < 0 || digits + DIGITS > to ? -1 : digits;
    }

    /** The number of the message whose digits start here. */
    public int number(byte[] bytes, int digits) {
        return (int) Bytes.number(bytes, digits, digits + DIGITS);
    }
}
