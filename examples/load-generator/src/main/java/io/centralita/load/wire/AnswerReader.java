package io.centralita.load.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Reads one HTTP/1.1 answer out of a window: {@code Content-Length}, chunked, or no body at all. */
final class AnswerReader {

    private static final byte[] HEAD_END = Bytes.ascii("\r\n\r\n");
    private static final byte[] LINE_END = Bytes.ascii("\r\n");
    private static final byte[] LENGTH = Bytes.ascii("content-length:");
    private static final byte[] CHUNKED = Bytes.ascii("transfer-encoding: chunked");
    private static final int STATUS_AT = "HTTP/1.1 ".length();

    /** Reads an answer if it is whole, and consumes nothing: see {@link Whole#consumed()}. Null when bytes are missing. */
    Whole read(ByteWindow window) {
        byte[] bytes = window.array();
        int bodyFrom = Bytes.after(bytes, HEAD_END, window.start(), window.end());
        if (bodyFrom < 0) {
            return null;
        }
        int status = (int) Bytes.number(bytes, window.start() + STATUS_AT, bodyFrom);
        if (status == 101 || status == 204 || status == 304) {
            return whole(window, status, bodyFrom, bytes, bodyFrom, bodyFrom, bodyFrom);
        }
        int length = lengthIn(bytes, window.start(), bodyFrom);
        if (length >= 0) {
            int bodyTo = bodyFrom + length;
            return bodyTo > window.end() ? null : whole(window, status, bodyFrom, bytes, bodyFrom, bodyTo, bodyTo);
        }
        return Bytes.indexOfAnyCase(bytes, CHUNKED, window.start(), bodyFrom) >= 0
                ? readChunks(window, status, bodyFrom)
                : whole(window, status, bodyFrom, bytes, bodyFrom, bodyFrom, bodyFrom);
    }

    private static Whole readChunks(ByteWindow window, int status, int bodyFrom) {
        byte[] bytes = window.array();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int at = bodyFrom;
        while (true) {
            int dataFrom = Bytes.after(bytes, LINE_END, at, window.end());
            if (dataFrom < 0) {
                return null;
            }
            int size = chunkSize(bytes, at, dataFrom);
            int next = dataFrom + size + LINE_END.length;
            if (next > window.end()) {
                return null;
            }
            if (size == 0) {
                byte[] whole = body.toByteArray();
                return whole(window, status, bodyFrom, whole, 0, whole.length, next);
            }
            body.write(bytes, dataFrom, size);
            at = next;
        }
    }

    private static int chunkSize(byte[] bytes, int from, int lineEnd) {
        String line = new String(bytes, from, lineEnd - LINE_END.length - from, StandardCharsets.ISO_8859_1);
        int extension = line.indexOf(';');
        return Integer.parseInt((extension < 0 ? line : line.substring(0, extension)).trim(), 16);
    }

    private static Whole whole(
            ByteWindow window, int status, int headEnd, byte[] body, int from, int to, int consumedTo) {
        boolean plain = status / 100 == 2;
        String head = plain ? "" : headText(window, headEnd);
        return new Whole(new HttpAnswer(status, head, body, from, to), consumedTo - window.start());
    }

    private static String headText(ByteWindow window, int headEnd) {
        return new String(window.array(), window.start(), headEnd - window.start(), StandardCharsets.ISO_8859_1);
    }

    private static int lengthIn(byte[] bytes, int from, int to) {
        int at = Bytes.indexOfAnyCase(bytes, LENGTH, from, to);
        if (at < 0) {
            return -1;
        }
        int digits = at + LENGTH.length;
        while (bytes[digits] == ' ') {
            digits++;
        }
        return (int) Bytes.number(bytes, digits, to);
    }

    /** An answer and how many bytes of the window it took. */
    record Whole(HttpAnswer answer, int consumed) {}
}
