package io.centralita.core.media;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestUser;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A form may come in pieces cut anywhere, and may be no form at all: each is answered, and soon. */
@QuarkusTest
class FormUploadTest {

    private static final byte[] PICTURE = Samples.png(1_000);
    private static final int WAIT_MS = 20_000;

    @TestHTTPResource
    URI server;

    @Inject
    TestWorkspaces workspaces;

    private TestUser agent;

    @BeforeEach
    void make() {
        agent = workspaces.create().agent();
    }

    @Test
    void shouldTakeAFormCutAnywhere() throws IOException {
        var form = form("--cut--\r\n");
        for (int at = 1; at < form.length; at += at < 200 || at > form.length - 60 ? 1 : 10) {
            var answer = post("multipart/form-data; boundary=cut", form, form.length, at);

            assertThat(answer).as("cut at %d of %d", at, form.length).startsWith("HTTP/1.1 201 ");
            assertThat(answer).contains(Samples.sha256(PICTURE));
        }
    }

    @Test
    void shouldRefuseAFormThatEndsWithinItsFile() throws IOException {
        var form = form("");
        for (int length : new int[] {form.length, form.length - 2, form.length - 500, form.length - 1_001}) {
            var answer = post("multipart/form-data; boundary=cut", form, length, length / 2);

            assertThat(answer)
                    .as("%d bytes", length)
                    .startsWith("HTTP/1.1 400 ")
                    .contains("malformed_request");
        }
    }

    @Test
    void shouldRefuseWhatIsNoForm() throws IOException {
        var nothing = "nothing of the kind".getBytes(US_ASCII);

        assertThat(post("multipart/form-data", nothing, nothing.length, 3)).startsWith("HTTP/1.1 400 ");
        assertThat(post("multipart/form-data; boundary=cut", nothing, nothing.length, 3))
                .startsWith("HTTP/1.1 422 ");
        assertThat(post("multipart/form-data; boundary=cut", new byte[0], 0, 0)).startsWith("HTTP/1.1 422 ");
    }

    private static byte[] form(String end) throws IOException {
        var form = new ByteArrayOutputStream();
        form.write(("--cut\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n--cut\r\n"
                        + "Content-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n"
                        + "Content-Type: image/png\r\n\r\n")
                .getBytes(US_ASCII));
        form.write(PICTURE);
        form.write(("\r\n" + end).getBytes(US_ASCII));
        return form.toByteArray();
    }

    /** Sends so many bytes as two chunks, which the server reads one by one however they travel; gives the whole answer. */
    private String post(String type, byte[] body, int length, int at) throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(WAIT_MS);
            var request = new ByteArrayOutputStream();
            request.writeBytes(
                    ("POST /v1/media HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                                    + agent.accessToken() + "\r\nContent-Type: " + type
                                    + "\r\nTransfer-Encoding: chunked\r\n\r\n")
                            .getBytes(US_ASCII));
            chunk(request, Arrays.copyOf(body, at));
            chunk(request, Arrays.copyOfRange(body, at, length));
            request.writeBytes("0\r\n\r\n".getBytes(US_ASCII));
            socket.getOutputStream().write(request.toByteArray());
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }

    private static void chunk(ByteArrayOutputStream request, byte[] bytes) {
        if (bytes.length > 0) {
            request.writeBytes((Integer.toHexString(bytes.length) + "\r\n").getBytes(US_ASCII));
            request.writeBytes(bytes);
            request.writeBytes("\r\n".getBytes(US_ASCII));
        }
    }
}
