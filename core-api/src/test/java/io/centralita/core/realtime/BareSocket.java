package io.centralita.core.realtime;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client that can say what no proper one would. Its frames are short. */
final class BareSocket implements AutoCloseable {

    private static final int CLOSE = 0x88;
    private static final int TEXT = 0x81;
    private static final int MASKED = 0x80;

    private final Socket socket;
    private final DataInputStream in;

    BareSocket(URI uri, String token) throws IOException {
        socket = new Socket(uri.getHost(), uri.getPort());
        socket.setSoTimeout(10_000);
        in = new DataInputStream(socket.getInputStream());
        socket.getOutputStream()
                .write(("""
                        GET /v1/realtime HTTP/1.1
                        Host: test
                        Upgrade: websocket
                        Connection: Upgrade
                        Sec-WebSocket-Version: 13
                        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
                        Sec-WebSocket-Protocol: centralita.v1
                        Authorization: Bearer\s""" + token + "\n\n").replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        skipHead();
    }

    void sayText(byte[] payload) throws IOException {
        var frame = new byte[payload.length + 6];
        frame[0] = (byte) TEXT;
        frame[1] = (byte) (MASKED | payload.length);
        System.arraycopy(payload, 0, frame, 6, payload.length);
        socket.getOutputStream().write(frame);
    }

    int closeCode() throws IOException {
        while (true) {
            var opcode = in.readUnsignedByte();
            var length = in.readUnsignedByte();
            var payload = in.readNBytes(length == 126 ? in.readUnsignedShort() : length);
            if (opcode == CLOSE) {
                return ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void skipHead() throws IOException {
        var last = 0;
        while (last != 0x0D0A0D0A) {
            last = (last << 8) | in.readUnsignedByte();
        }
    }
}
