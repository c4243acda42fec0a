package io.centralita.load.wire;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** A lean WebSocket client for text frames, handed over in place. Use it on the event loop that opened it. */
public final class WebSocket {

    private final NetSocket socket;
    private final TextHandler handler;
    private final Promise<WebSocket> opened = Promise.promise();
    private final ByteWindow window = new ByteWindow();
    private final FrameReader frames = new FrameReader(window);
    private final AnswerReader handshake = new AnswerReader();
    private boolean upgraded;
    private int closeCode = -1;

    private WebSocket(NetSocket socket, TextHandler handler) {
        this.socket = socket;
        this.handler = handler;
        socket.handler(this::received);
        socket.closeHandler(ignored -> closed());
        socket.exceptionHandler(ignored -> socket.close());
    }

    /** Connects and upgrades. Fails when the server answers anything but 101. */
    public static Future<WebSocket> open(
            NetClient net, String host, int port, String path, Map<String, String> headers, TextHandler handler) {
        return net.connect(port, host).compose(socket -> {
            WebSocket webSocket = new WebSocket(socket, handler);
            socket.write(Buffer.buffer(upgradeRequest(host + ":" + port, path, headers)));
            return webSocket.opened.future();
        });
    }

    /** Sends a text frame. */
    public void send(String text) {
        writeFrame(FrameReader.TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Closes the connection at once. */
    public void close() {
        socket.close();
    }

    private static byte[] upgradeRequest(String authority, String path, Map<String, String> headers) {
        byte[] nonce = new byte[16];
        ThreadLocalRandom.current().nextBytes(nonce);
        Map<String, String> all = new java.util.LinkedHashMap<>(headers);
        all.put("Connection", "Upgrade");
        all.put("Upgrade", "websocket");
        all.put("Sec-WebSocket-Version", "13");
        all.put("Sec-WebSocket-Key", Base64.getEncoder().encodeToString(nonce));
        return Requests.of("GET", path, authority, all, "");
    }

    private void received(Buffer buffer) {
        long nanos = System.nanoTime();
        window.append(buffer);
        if (!upgraded && !readHandshake()) {
            return;
        }
        while (frames.next()) {
            takeFrame(nanos);
            frames.done();
        }
    }

    private boolean readHandshake() {
        AnswerReader.Whole whole = handshake.read(window);
        if (whole == null) {
            return false;
        }
        HttpAnswer answer = whole.answer();
        if (answer.status() != 101) {
            opened.tryFail("upgrade answered " + answer.status() + ": " + answer.text());
            socket.close();
            return false;
        }
        window.consume(whole.consumed());
        upgraded = true;
        opened.complete(this);
        return true;
    }

    private void takeFrame(long nanos) {
        switch (frames.opcode()) {
            case FrameReader.TEXT -> takeText(nanos);
            case FrameReader.PING -> writeFrame(10, payload());
            case FrameReader.CLOSE -> takeClose();
            case FrameReader.CONTINUATION -> throw new IllegalStateException("the server split a text frame");
            default -> {}
        }
    }

    private void takeText(long nanos) {
        if (!frames.last()) {
            throw new IllegalStateException("the server split a text frame");
        }
        handler.text(this, window.array(), frames.from(), frames.to(), nanos);
    }

    private void takeClose() {
        byte[] reason = payload();
        closeCode = reason.length < 2 ? 1005 : (reason[0] & 0xff) << 8 | reason[1] & 0xff;
        socket.close();
    }

    private byte[] payload() {
        byte[] copy = new byte[frames.to() - frames.from()];
        System.arraycopy(window.array(), frames.from(), copy, 0, copy.length);
        return copy;
    }

    private void closed() {
        opened.tryFail("closed during the handshake");
        handler.closed(closeCode);
    }

    private void writeFrame(int opcode, byte[] payload) {
        Buffer frame = Buffer.buffer(payload.length + 14).appendByte((byte) (0x80 | opcode));
        if (payload.length < 126) {
            frame.appendByte((byte) (0x80 | payload.length));
        } else {
            frame.appendByte((byte) (0x80 | 126)).appendUnsignedShort(payload.length);
        }
        int mask = ThreadLocalRandom.current().nextInt();
        frame.appendInt(mask);
        for (int n = 0; n < payload.length; n++) {
            frame.appendByte((byte) (payload[n] ^ mask >>> 8 * (3 - n % 4)));
        }
        socket.write(frame);
    }

    /** Told what the server sends. */
    public interface TextHandler {

        /**
         * A text frame in {@code bytes[from, to)}, valid during this call.
         *
         * @param nanos {@link System#nanoTime()} when its last bytes were read from the network
         */
        void text(WebSocket socket, byte[] bytes, int from, int to, long nanos);

        /** The connection is gone; the code of the server's close frame, or -1 without one. */
        void closed(int code);
    }
}
