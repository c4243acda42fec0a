package io.centralita.load.wire;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;

/** Bytes that came in and are not consumed yet, in one array that is reused. For one thread. */
final class ByteWindow {

    private byte[] bytes = new byte[2 * 1024];
    private int start;
    private int end;

    void append(Buffer buffer) {
        int length = buffer.length();
        makeRoom(length);
        buffer.getBytes(0, length, bytes, end);
        end += length;
    }

    byte[] array() {
        return bytes;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    int length() {
        return end - start;
    }

    void consume(int count) {
        start += count;
        if (start == end) {
            start = 0;
            end = 0;
        }
    }

    private void makeRoom(int more) {
        if (end + more <= bytes.length) {
            return;
        }
        int kept = length();
        byte[] target = kept + more <= bytes.length ? bytes : Arrays.copyOf(bytes, roomFor(kept + more));
        System.arraycopy(bytes, start, target, 0, kept);
        bytes = target;
        start = 0;
        end = kept;
    }

    private int roomFor(int needed) {
        return Math.max(needed, bytes.length * 2);
    }
}
