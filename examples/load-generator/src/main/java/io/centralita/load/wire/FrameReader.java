package io.centralita.load.wire;

/** Cuts a server's WebSocket frames out of a window (RFC 6455: unmasked, extensions off). */
final class FrameReader {

    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int CLOSE = 8;
    static final int PING = 9;

    private final ByteWindow window;
    private int opcode;
    private boolean last;
    private int payloadFrom;
    private int payloadTo;

    FrameReader(ByteWindow window) {
        this.window = window;
    }

    /** Moves to the next whole frame; false when bytes are missing. */
    boolean next() {
        int available = window.length();
        if (available < 2) {
            return false;
        }
        byte[] bytes = window.array();
        int at = window.start();
        int shortLength = bytes[at + 1] & 0x7f;
        int head = headLength(shortLength);
        if (available < head) {
            return false;
        }
        long length = payloadLength(bytes, at, shortLength);
        if (available < head + length) {
            return false;
        }
        opcode = bytes[at] & 0x0f;
        last = (bytes[at] & 0x80) != 0;
        payloadFrom = at + head;
        payloadTo = payloadFrom + (int) length;
        return true;
    }

    /** Leaves the frame behind. */
    void done() {
        window.consume(payloadTo - window.start());
    }

    int opcode() {
        return opcode;
    }

    boolean last() {
        return last;
    }

    int from() {
        return payloadFrom;
    }

    int to() {
        return payloadTo;
    }

    private static int headLength(int shortLength) {
        return switch (shortLength) {
            case 126 -> 4;
            case 127 -> 10;
            default -> 2;
        };
    }

    private static long payloadLength(byte[] bytes, int at, int shortLength) {
        return switch (shortLength) {
            case 126 -> bigEndian(bytes, at + 2, 2);
            case 127 -> bigEndian(bytes, at + 2, 8);
            default -> shortLength;
        };
    }

    private static long bigEndian(byte[] bytes, int at, int count) {
        long value = 0;
        for (int n = 0; n < count; n++) {
            value = value << 8 | bytes[at + n] & 0xff;
        }
        return value;
    }
}
