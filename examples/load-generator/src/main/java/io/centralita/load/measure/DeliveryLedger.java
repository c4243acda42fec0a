package io.centralita.load.measure;

import java.util.Arrays;

/**
 * What was sent, what was acknowledged, and who saw it how often. Messages are numbered densely from 0; audiences too.
 * An audience is a set of readers that together must see each acknowledged message exactly once: all agents' sockets
 * are one, each supervisor's socket is one, the messages read back by REST are one. For one thread.
 */
public final class DeliveryLedger {

    private final byte[][] seen;
    private final long[] lastArrival;
    private long[] due = new long[1 << 14];
    private boolean[] acknowledged = new boolean[1 << 14];
    private int issued;
    private int acknowledgements;

    /** A ledger for so many audiences. */
    public DeliveryLedger(int audiences) {
        seen = new byte[audiences][1 << 14];
        lastArrival = new long[audiences];
    }

    /** Numbers {@code count} new messages that are due at {@code nanos}; gives the first number. */
    public int issue(int count, long nanos) {
        int first = issued;
        makeRoom(first + count);
        Arrays.fill(due, first, first + count, nanos);
        issued += count;
        return first;
    }

    /** The server answered 2xx for these messages. */
    public void acknowledge(int first, int count) {
        for (int message = first; message < first + count; message++) {
            if (!acknowledged[message]) {
                acknowledged[message] = true;
                acknowledgements++;
            }
        }
    }

    /** An audience saw a message; true the first time. A number never issued is refused. */
    public boolean arrived(int audience, int message, long nanos) {
        if (message < 0 || message >= issued) {
            throw new IllegalArgumentException("message " + message + " was never sent");
        }
        lastArrival[audience] = nanos;
        byte times = seen[audience][message];
        if (times < Byte.MAX_VALUE) {
            seen[audience][message]++;
        }
        return times == 0;
    }

    /** When a message was due, {@link System#nanoTime()}. */
    public long due(int message) {
        return due[message];
    }

    /** Messages numbered so far. */
    public int issued() {
        return issued;
    }

    /** Messages answered 2xx so far. */
    public int acknowledged() {
        return acknowledgements;
    }

    /** When the audience last saw anything, {@link System#nanoTime()}. */
    public long lastArrival(int audience) {
        return lastArrival[audience];
    }

    /** What an audience saw of the messages from {@code first} on. */
    public Tally tally(int audience, int first) {
        int lost = 0;
        int doubled = 0;
        int once = 0;
        for (int message = first; message < issued; message++) {
            byte times = seen[audience][message];
            if (times == 0 && acknowledged[message]) {
                lost++;
            } else if (times > 1) {
                doubled++;
            } else if (times == 1) {
                once++;
            }
        }
        return new Tally(once, lost, doubled);
    }

    private void makeRoom(int needed) {
        if (needed <= due.length) {
            return;
        }
        int room = Math.max(needed, due.length * 2);
        due = Arrays.copyOf(due, room);
        acknowledged = Arrays.copyOf(acknowledged, room);
        for (int audience = 0; audience < seen.length; audience++) {
            seen[audience] = Arrays.copyOf(seen[audience], room);
        }
    }

    /**
     * What an audience saw.
     *
     * @param once messages seen exactly once
     * @param lost acknowledged messages never seen
     * @param doubled messages seen more than once
     */
    public record Tally(int once, int lost, int doubled) {

        /** Whether nothing acknowledged is missing and nothing came twice. */
        public boolean exact() {
            return lost == 0 && doubled == 0;
        }
    }
}
