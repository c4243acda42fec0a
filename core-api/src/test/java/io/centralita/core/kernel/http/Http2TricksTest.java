package io.centralita.core.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Attack case 83 over HTTP/2: heads that a translation into HTTP/1.1 would read otherwise. */
@QuarkusTest
class Http2TricksTest {

    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int GOAWAY = 7;
    private static final int PRIORITY = 0x20;
    private static final int PRIORITY_BYTES = 5;
    private static final int END_STREAM_AND_HEADERS = 5;

    private static final String[] PLAIN = {":method", "GET", ":scheme", "http", ":authority", "a", ":path", "/v1/errors"
    };

    @TestHTTPResource("/")
    URI root;

    @Test
    void shouldAnswerAProperHead() throws IOException {
        assertThat(ask(PLAIN)).isEqualTo("200");
    }

    @ParameterizedTest
    @MethodSource("tricks")
    void attack83ShouldRefuse(String trick, String[] head) throws IOException {
        assertThat(ask(head)).isIn("400", "reset", "closed");
    }

    static Stream<Arguments> tricks() {
        return Stream.of(
                Arguments.of("two paths", with(":path", "/v1/me")),
                Arguments.of("two methods", with(":method", "POST")),
                Arguments.of("an unknown pseudo header", with(":evil", "1")),
                Arguments.of("a pseudo header of answers", with(":status", "200")),
                Arguments.of("a pseudo header after another header", new String[] {
                    ":method", "GET", ":scheme", "http", "accept", "*/*", ":path", "/v1/errors", ":authority", "a"
                }),
                Arguments.of("no path", new String[] {":method", "GET", ":scheme", "http", ":authority", "a"}),
                Arguments.of("an empty path", new String[] {":method", "GET", ":scheme", "http", ":path", ""}),
                Arguments.of("capitals", with("X-Capital", "1")),
                Arguments.of("a line end in a value", with("x-a", "1\r\nx-b: 2")),
                Arguments.of("a line end in the path", new String[] {
                    ":method", "GET", ":scheme", "http", ":path", "/v1/errors HTTP/1.1\r\nx: y", ":authority", "a"
                }),
                Arguments.of("connection", with("connection", "close")),
                Arguments.of("chunks", with("transfer-encoding", "chunked")),
                Arguments.of("a length without a body", with("content-length", "7")),
                Arguments.of("two lengths", with("content-length", "0", "content-length", "7")));
    }

    private static String[] with(String... more) {
        return Stream.of(PLAIN, more).flatMap(Stream::of).toArray(String[]::new);
    }

    /** What became of a request without a body. */
    private String ask(String... head) throws IOException {
        try (var socket = new Socket(root.getHost(), root.getPort())) {
            socket.setSoTimeout(10_000);
            var out = new ByteArrayOutputStream();
            out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            frame(out, SETTINGS, 0, 0, new byte[0]);
            frame(out, HEADERS, END_STREAM_AND_HEADERS, 1, literals(head));
            socket.getOutputStream().write(out.toByteArray());
            socket.getOutputStream().flush();
            return fate(new DataInputStream(socket.getInputStream()));
        }
    }

    private static String fate(DataInputStream in) throws IOException {
        while (true) {
            var length = in.read();
            if (length < 0) {
                return "closed";
            }
            length = length << 16 | in.readUnsignedShort();
            var type = in.readUnsignedByte();
            var flags = in.readUnsignedByte();
            in.readInt();
            var payload = in.readNBytes(length);
            if (type == RST_STREAM) {
                return "reset";
            }
            if (type == GOAWAY) {
                return "closed";
            }
            if (type == HEADERS) {
                var priority = (flags & PRIORITY) == 0 ? 0 : PRIORITY_BYTES;
                return status(Arrays.copyOfRange(payload, priority, payload.length));
            }
        }
    }

    private static String status(byte[] block) throws IOException {
        try {
            return new DefaultHttp2HeadersDecoder()
                    .decodeHeaders(1, Unpooled.wrappedBuffer(block))
                    .status()
                    .toString();
        } catch (Http2Exception unreadable) {
            throw new IOException(unreadable);
        }
    }

    private static void frame(ByteArrayOutputStream out, int type, int flags, int stream, byte[] payload)
            throws IOException {
        out.write(new byte[] {
            (byte) (payload.length >> 16),
            (byte) (payload.length >> 8),
            (byte) payload.length,
            (byte) type,
            (byte) flags,
            0,
            0,
            0,
            (byte) stream
        });
        out.write(payload);
    }

    /** HPACK without tables: each name and value as it is. */
    private static byte[] literals(String... head) throws IOException {
        var block = new ByteArrayOutputStream();
        for (var at = 0; at < head.length; at += 2) {
            block.write(0);
            for (var text : new String[] {head[at], head[at + 1]}) {
                block.write(text.length());
                block.write(text.getBytes(StandardCharsets.US_ASCII));
            }
        }
        return block.toByteArray();
    }
}
