package io.centralita.core.realtime;

/** Milliseconds that only grow. */
final class Ticker {

    private Ticker() {}

    static long now() {
        return System.nanoTime() / 1_000_000;
    }
}
