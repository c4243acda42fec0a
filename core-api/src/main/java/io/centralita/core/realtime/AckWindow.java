package io.centralita.core.realtime;

import java.util.Arrays;

/**
 * Counts the events that a client has not acknowledged. Acknowledgements name a seq, and a filtered stream has no dense seqs,
 * so every 20th event leaves a mark; the count is exact when everything is acknowledged, else at most 19 too high.
 */
final class AckWindow {

    static final int MOST = 1_000;
    static final int LOW = MOST / 2;
    private static final int STEP = 20;
    private static final long[] NONE = {};

    private long[] marks = NONE;
    private int first;
    private int marked;
    private int sinceMark;
    private int unacknowledged;
    private long lastSent;

    boolean isFull() {
        return unacknowledged >= MOST;
    }

    boolean isLow() {
        return unacknowledged <= LOW;
    }

    int unacknowledged() {
        return unacknowledged;
    }

    void sent(long seq) {
        unacknowledged++;
        lastSent = seq;
        sinceMark++;
        if (sinceMark == STEP) {
            sinceMark = 0;
            mark(seq);
        }
    }

    /** @return how many events this acknowledgement settled */
    int acknowledge(long seq) {
        var before = unacknowledged;
        while (marked > 0 && marks[first] <= seq) {
            first = (first + 1) % marks.length;
            marked--;
            unacknowledged -= STEP;
        }
        if (seq >= lastSent) {
            unacknowledged = 0;
            sinceMark = 0;
            marked = 0;
        }
        return before - unacknowledged;
    }

    private void mark(long seq) {
        if (marked == marks.length) {
            grow();
        }
        marks[(first + marked) % marks.length] = seq;
        marked++;
    }

    private void grow() {
        var larger = new long[Math.max(4, marks.length * 2)];
        for (var at = 0; at < marked; at++) {
            larger[at] = marks[(first + at) % marks.length];
        }
        Arrays.fill(larger, marked, larger.length, 0);
        marks = larger;
        first = 0;
    }
}
