package io.centralita.core.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.core.kernel.ids.MediaId;
import io.centralita.core.testing.Heap;
import io.centralita.core.testing.TestWorkspaces;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Bytes go through as they come: what stands in memory is a piece, not the file. */
@QuarkusTest
class StreamingTest {

    private static final int LARGE = 16 << 20;

    @Inject
    TestWorkspaces workspaces;

    @Inject
    BlobStore blobs;

    @Inject
    Vertx vertx;

    @ConfigProperty(name = "centralita.data")
    String data;

    @Test
    void shouldWriteAnUploadToTheDiskWhileItComes() throws Exception {
        var agent = workspaces.create().agent();
        var video = Samples.video(LARGE);
        var half = LARGE / 2;
        try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            var out = socket.getOutputStream();
            out.write(("POST /v1/media HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Type: video/mp4\r\n"
                            + "Authorization: Bearer " + agent.accessToken() + "\r\nContent-Length: " + LARGE
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(video, 0, half);
            out.flush();

            await().until(() -> largestIncoming() == half);

            out.write(video, half, half);
            out.flush();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 201")
                    .contains(Samples.sha256(video));
        }
        assertThat(largestIncoming()).isNotEqualTo(LARGE);
    }

    @Test
    void shouldRefuseMoreThanTheLimitBeforeItComesAndWhenItComesUnannounced() throws Exception {
        var agent = workspaces.create().agent();
        assertThat(refused(agent.accessToken(), "Content-Length: " + (21 << 20), new byte[0]))
                .startsWith("HTTP/1.1 413");

        var most = 20 << 20;
        var body = Buffer.buffer(Integer.toHexString(most + 1) + "\r\n").appendBytes(Samples.video(most + 1));
        assertThat(refused(agent.accessToken(), "Transfer-Encoding: chunked", body.getBytes()))
                .startsWith("HTTP/1.1 413");
        await().until(() -> largestIncoming() == 0);
    }

    private static String refused(String token, String framing, byte[] body) throws IOException {
        try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            var out = socket.getOutputStream();
            out.write(("POST /v1/media HTTP/1.1\r\nHost: test\r\nContent-Type: video/mp4\r\nAuthorization: Bearer "
                            + token + "\r\n" + framing + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void shouldServeALargeFileWhole() throws Exception {
        var agent = workspaces.create().agent();
        var video = Samples.video(LARGE);
        String medium = agent.request()
                .contentType("video/mp4")
                .body(video)
                .post("/v1/media")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("GET /v1/media/" + medium + "/content HTTP/1.1\r\nHost: test\r\nConnection: close\r\n"
                                    + "Authorization: Bearer " + agent.accessToken() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(bodyLength(socket.getInputStream())).isEqualTo(LARGE);
        }
    }

    @Test
    void shouldReadABlobOnlyAsFastAsItIsAskedFor() throws Exception {
        var workspace = workspaces.create().id();
        var id = MediaId.next();
        var written = new CompletableFuture<Void>();
        vertx.runOnContext(ignored -> blobs.draft(workspace, id, LARGE)
                .compose(draft -> draft.write(Buffer.buffer(Samples.video(LARGE)))
                        .compose(done -> draft.end())
                        .compose(done -> draft.keep()))
                .onSuccess(written::complete)
                .onFailure(written::completeExceptionally));
        written.get(20, TimeUnit.SECONDS);
        var reader = new CountingReader();

        new BlobSubscription(reader).start(vertx.getOrCreateContext(), () -> blobs.open(workspace, id, 0, LARGE));
        reader.subscription.get(5, TimeUnit.SECONDS).request(3);

        await().until(() -> reader.pieces.get() == 3);
        assertThat(reader.bytes.get()).isLessThanOrEqualTo(3 * 64 * 1024);
        reader.subscription.get().request(Long.MAX_VALUE);
        reader.ended.get(20, TimeUnit.SECONDS);
        assertThat(reader.bytes.get()).isEqualTo(LARGE);
    }

    private static final class CountingReader implements Flow.Subscriber<ByteBuffer> {

        private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
        private final CompletableFuture<Void> ended = new CompletableFuture<>();
        private final AtomicLong pieces = new AtomicLong();
        private final AtomicLong bytes = new AtomicLong();

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription.complete(given);
        }

        @Override
        public void onNext(ByteBuffer piece) {
            bytes.addAndGet(piece.remaining());
            pieces.incrementAndGet();
        }

        @Override
        public void onError(Throwable failure) {
            ended.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            ended.complete(null);
        }
    }

    /** What lives on the heap while 64 MiB are on their way in and 128 MiB on their way out. */
    @Test
    void shouldHoldPiecesOnlyHoweverManyFilesComeAndGo() throws Exception {
        var agent = workspaces.create().agent();
        var video = Samples.video(LARGE);
        String medium = agent.request()
                .contentType("video/mp4")
                .body(video)
                .post("/v1/media")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var before = Heap.living();
        var sockets = new ArrayList<Socket>();
        try {
            for (var at = 0; at < 8; at++) {
                var coming = new Socket("127.0.0.1", RestAssured.port);
                sockets.add(coming);
                coming.getOutputStream()
                        .write(
                                ("POST /v1/media HTTP/1.1\r\nHost: test\r\nContent-Type: video/mp4\r\nAuthorization: Bearer "
                                                + agent.accessToken() + "\r\nContent-Length: " + LARGE + "\r\n\r\n")
                                        .getBytes(StandardCharsets.US_ASCII));
                coming.getOutputStream().write(video, 0, LARGE / 2);
                var going = new Socket("127.0.0.1", RestAssured.port);
                sockets.add(going);
                going.setReceiveBufferSize(64 * 1024);
                going.getOutputStream()
                        .write(("GET /v1/media/" + medium + "/content HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer "
                                        + agent.accessToken() + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                assertThat((char) going.getInputStream().read()).isEqualTo('H');
            }
            await().until(() -> incoming(LARGE / 2) == 8);

            assertThat(Heap.living() - before).as("bytes on the heap").isLessThan(24L << 20);
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
        await().until(() -> largestIncoming() == 0);
    }

    private long incoming(long size) throws IOException {
        var found = 0L;
        try (var files = Files.newDirectoryStream(Path.of(data, "blobs", "incoming"))) {
            for (var file : files) {
                found += Files.size(file) == size ? 1 : 0;
            }
        }
        return found;
    }

    private long largestIncoming() throws IOException {
        var largest = 0L;
        try (var files = Files.newDirectoryStream(Path.of(data, "blobs", "incoming"))) {
            for (var file : files) {
                largest = Math.max(largest, Files.size(file));
            }
        }
        return largest;
    }

    private static long bodyLength(InputStream in) throws IOException {
        var last = new StringBuilder();
        while (last.indexOf("\r\n\r\n") < 0) {
            last.append((char) in.read());
        }
        return in.transferTo(OutputStream.nullOutputStream());
    }
}
