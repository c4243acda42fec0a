package io.centralita.load.measure;

import org.HdrHistogram.Histogram;

/** Durations of one kind, kept to three digits from a microsecond to two minutes. For one thread. */
public final class Latencies {

    private static final long HIGHEST_MICROS = 120_000_000;

    private final Histogram micros = new Histogram(1, HIGHEST_MICROS, 3);

    /** Adds a duration. Longer than two minutes counts as two minutes. */
    public void add(long nanos) {
        micros.recordValue(Math.min(HIGHEST_MICROS, Math.max(0, nanos / 1_000)));
    }

    /** Forgets everything, as after a warm-up. */
    public void clear() {
        micros.reset();
    }

    /** How many were added. */
    public long count() {
        return micros.getTotalCount();
    }

    /** The duration that {@code percent} of all do not exceed, in milliseconds; 0 without any. */
    public double percentile(double percent) {
        return count() == 0 ? 0 : micros.getValueAtPercentile(percent) / 1_000.0;
    }

    /** The longest, in milliseconds. */
    public double max() {
        return micros.getMaxValue() / 1_000.0;
    }
}
