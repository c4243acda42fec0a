package io.centralita.core.realtime;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One socket's way out. Frames are gathered and leave together at {@link #flush}, or when 64 KiB are full: one buffer, one
 * write, one system call for a whole batch. They are written as finished WebSocket frames straight to the channel (the server never negotiates compression
 * nor masks), which costs a tenth of a send through the connection's reactive door.
 *
 * <p>Only on the channel's event loop.
 */
final class Outlet {

    static final int LARGEST_FRAME = 256 * 1024;
    static final int LARGEST_QUEUE = 256 * 1024;

    private static final int FULL = 64 * 1024;
    private static final byte[] EVENT = "{\"op\":\"event\",\"seq\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PREV = ",\"prev\":".getBytes(StandardCharsets.US_ASCII);
    private static final int FINAL_TEXT = 0x81;
    private static final int LARGEST_HEADER = 10;
    private static final int LARGEST_PREFIX = 96;

    private final Channel channel;
    private @Nullable ByteBuf gathered;

    Outlet(Channel channel) {
        this.channel = channel;
    }

    /** Whether a frame with this much payload can be taken without more than 256 KiB waiting for the client. */
    boolean hasRoomFor(int payload) {
        var waiting = waiting();
        return waiting == 0 || waiting + payload + LARGEST_HEADER + LARGEST_PREFIX <= LARGEST_QUEUE;
    }

    /** Bytes taken and not yet handed to the operating system. */
    long waiting() {
        var queue = channel.unsafe().outboundBuffer();
        var queued = queue == null ? 0 : queue.totalPendingWriteBytes();
        return queued + (gathered == null ? 0 : gathered.readableBytes());
    }

    void event(long seq, long prev, byte[] rest) {
        var length = EVENT.length + digits(seq) + PREV.length + digits(prev) + 1 + rest.length;
        var buffer = header(length);
        buffer.writeBytes(EVENT);
        number(buffer, seq);
        buffer.writeBytes(PREV);
        number(buffer, prev);
        buffer.writeByte(',').writeBytes(rest);
        if (buffer.readableBytes() >= FULL) {
            flush();
        }
    }

    void frame(byte[] json) {
        header(json.length).writeBytes(json);
    }

    void flush() {
        var buffer = gathered;
        if (buffer != null) {
            gathered = null;
            channel.writeAndFlush(buffer, channel.voidPromise());
        }
    }

    /** Calls back on the event loop when everything flushed so far has left, or the channel has closed. */
    void whenDrained(Runnable callback) {
        channel.writeAndFlush(channel.alloc().buffer(0)).addListener(done -> callback.run());
    }

    void discard() {
        var buffer = gathered;
        if (buffer != null) {
            gathered = null;
            buffer.release();
        }
    }

    private ByteBuf header(int length) {
        var buffer = gathered;
        if (buffer == null) {
            buffer = channel.alloc().ioBuffer(length + LARGEST_HEADER);
            gathered = buffer;
        }
        buffer.writeByte(FINAL_TEXT);
        if (length < 126) {
            buffer.writeByte(length);
        } else if (length < 65_536) {
            buffer.writeByte(126).writeShort(length);
        } else {
            buffer.writeByte(127).writeLong(length);
        }
        return buffer;
    }

    private static int digits(long value) {
        var digits = 1;
        for (var left = value; left >= 10; left /= 10) {
            digits++;
        }
        return digits;
    }

    private static void number(ByteBuf buffer, long value) {
        var length = digits(value);
        var start = buffer.writerIndex();
        buffer.ensureWritable(length).writerIndex(start + length);
        var left = value;
        for (var at = start + length - 1; at >= start; at--) {
            buffer.setByte(at, '0' + (int) (left % 10));
            left /= 10;
        }
    }
}
