package io.centralita.load.scenario;

/** Waiting on the main thread. */
final class Pause {

    private Pause() {}

    static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    static void seconds(long seconds) {
        millis(seconds * 1_000);
    }
}
