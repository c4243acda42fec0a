package io.centralita.emulator;

/**
 * How much an emulator remembers.
 *
 * @param sends accepted sends kept for each number, with their bodies; older ones leave
 * @param ids ids counted in the at-most-once ledger; 0 keeps all of them
 * @param deliveries webhook deliveries kept in the log
 * @param mediaBytes bytes of media kept; older media leave
 */
public record Kept(int sends, int ids, int deliveries, long mediaBytes) {

    /** 2,000 sends of each number, 200,000 ids, 2,000 deliveries, 256 MB of media. */
    public static Kept defaults() {
        return new Kept(2_000, 200_000, 2_000, 256L << 20);
    }

    /** The same with another number of sends. */
    public Kept withSends(int most) {
        return new Kept(most, ids, deliveries, mediaBytes);
    }

    /** The same counting every id: memory grows with the run. */
    public Kept withAllIds() {
        return new Kept(sends, 0, deliveries, mediaBytes);
    }
}
