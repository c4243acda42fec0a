package io.centralita.core.channels.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.channel.spi.context.HttpCall;
import io.centralita.channel.spi.context.HttpContent;
import io.centralita.channel.spi.context.HttpMaybeSentException;
import io.centralita.channel.spi.context.HttpNotSentException;
import io.centralita.channel.spi.context.HttpReplyStream;
import io.centralita.channel.testkit.BytesMedia;
import io.centralita.channel.testkit.ReadBytes;
import io.centralita.core.kernel.net.OutboundGuard;
import io.centralita.core.testing.DrippingServer;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A reply whose body comes as it is asked for: never more, never too long, never lost. */
@QuarkusTest
class StreamedReplyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final byte[] LARGE = new byte[32 << 20];
    private static final long REST = 24L << 20;

    @Inject
    Vertx vertx;

    @Inject
    OutboundGuard guard;

    private final AtomicLong written = new AtomicLong();
    private final AtomicInteger connections = new AtomicInteger();
    private final CompletableFuture<Void> hungUp = new CompletableFuture<>();
    private CoreChannelHttp http;
    private HttpServer server;

    @BeforeEach
    void open() {
        http = new CoreChannelHttp(vertx, guard);
        server = vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1"))
                .connectionHandler(ignored -> connections.incrementAndGet())
                .requestHandler(this::answer)
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void close() {
        http.close();
        server.close();
    }

    private void answer(HttpServerRequest request) {
        var response = request.response();
        response.closeHandler(ignored -> hungUp.complete(null));
        switch (request.path()) {
            case "/small" -> response.end("small");
            case "/silent" -> response.putHeader("X-Silent", "yes");
            case "/half" ->
                response.putHeader("Content-Length", "10")
                        .write("half")
                        .onSuccess(ignored -> request.connection().close());
            case "/early" -> response.putHeader("Content-Length", "5").end("early");
            default -> {
                response.putHeader("Content-Length", String.valueOf(LARGE.length));
                more(response);
            }
        }
    }

    private void more(HttpServerResponse response) {
        if (response.closed() || written.get() == LARGE.length) {
            response.end();
        } else if (response.writeQueueFull()) {
            response.drainHandler(ignored -> more(response));
        } else {
            response.write(Buffer.buffer(new byte[16 << 10]));
            written.addAndGet(16 << 10);
            vertx.runOnContext(ignored -> more(response));
        }
    }

    @Test
    void shouldReadOnlyAsFastAsItIsAskedFor() throws Exception {
        var reader = new Reader();
        opened("/large", PATIENCE, LARGE.length).body().subscribe(reader);
        reader.given.get().request(2);

        await().until(() -> reader.pieces.get() == 2);
        await().during(SHORT).until(() -> reader.pieces.get() == 2);
        assertThat(written.get()).as("what the server could write").isLessThan(REST);

        reader.given.get().request(Long.MAX_VALUE);
        assertThat(reader.ended).succeedsWithin(PATIENCE);
        assertThat(reader.bytes.get()).isEqualTo(LARGE.length);
    }

    @Test
    void shouldKeepABodyThatIsHereBeforeItsReader() {
        var reply = opened("/small", PATIENCE, 5);

        await().during(SHORT).until(() -> reply.successful());

        assertThat(ReadBytes.of(reply.body())).succeedsWithin(PATIENCE).isEqualTo("small".getBytes());
        assertThat(ReadBytes.of(reply.body()))
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .withCauseInstanceOf(IllegalStateException.class);
        assertThat(opened("/small", PATIENCE, 5)
                        .read(5)
                        .toCompletableFuture()
                        .join()
                        .text())
                .isEqualTo("small");
        assertThat(connections).as("the connection is used again").hasValue(1);
    }

    @Test
    void shouldEndABodyThatIsLargerThanAllowed() {
        broken(opened("/large", PATIENCE, 1 << 20), "larger than allowed");

        assertThat(hungUp).succeedsWithin(PATIENCE);
    }

    @Test
    void shouldEndABodyThatNobodyReadsWhenItsTimeIsUp() {
        var reply = opened("/large", SHORT, LARGE.length);

        assertThat(hungUp).succeedsWithin(PATIENCE);

        broken(reply, "no whole reply within");
    }

    @Test
    void shouldEndABodyThatDripsWhenItsTimeIsUp() throws IOException {
        try (var drip = DrippingServer.start("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n{")) {
            broken(
                    http.stream(HttpCall.get(drip.uri(), PATIENCE), SHORT)
                            .toCompletableFuture()
                            .join(),
                    "no whole reply");

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(drip.hangUps()).isOne());
        }
    }

    @Test
    void shouldTellThatABodyBrokeOff() {
        broken(opened("/half", PATIENCE, 10), "broke off");
    }

    @Test
    void shouldHangUpOnABodyThatIsNotWanted() {
        opened("/large", PATIENCE, LARGE.length).discard();

        assertThat(hungUp).succeedsWithin(PATIENCE);
        assertThat(written.get()).isLessThan(LARGE.length);
    }

    @Test
    void shouldEndWithTheChannel() {
        var reply = opened("/large", PATIENCE, LARGE.length);

        http.close();

        assertThat(hungUp).succeedsWithin(PATIENCE);
        broken(reply, "broke off");
    }

    @Test
    void shouldFailWithoutAHead() {
        assertThat(http.stream(HttpCall.get(at("/silent"), SHORT), PATIENCE).toCompletableFuture())
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .withCauseInstanceOf(HttpMaybeSentException.class)
                .withMessageContaining("no reply within");
        assertThat(http.stream(HttpCall.get(URI.create("http://127.0.0.1:9/"), PATIENCE), PATIENCE)
                        .toCompletableFuture())
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .withCauseInstanceOf(HttpNotSentException.class);
    }

    @Test
    void shouldReadAnAnswerThatComesWhileABodyIsBeingWritten() {
        var medium = new BytesMedia(LARGE, "video/mp4", null);
        var call = HttpCall.post(
                at("/early"), new HttpContent.Stream(medium.open(), medium.size(), medium.mimeType()), PATIENCE);

        var reply = http.stream(call, PATIENCE).toCompletableFuture().join();

        assertThat(ReadBytes.of(reply.body())).succeedsWithin(PATIENCE).isEqualTo("early".getBytes());
    }

    private static void broken(HttpReplyStream reply, String why) {
        assertThat(ReadBytes.of(reply.body()))
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .withCauseInstanceOf(HttpMaybeSentException.class)
                .withMessageContaining(why);
    }

    private HttpReplyStream opened(String path, Duration bodyTimeout, int most) {
        return http.stream(HttpCall.get(at(path), PATIENCE).maxReply(most), bodyTimeout)
                .toCompletableFuture()
                .join();
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.actualPort() + path);
    }

    private static final class Reader implements Flow.Subscriber<ByteBuffer> {

        final CompletableFuture<Flow.Subscription> given = new CompletableFuture<>();
        final CompletableFuture<Void> ended = new CompletableFuture<>();
        final AtomicInteger pieces = new AtomicInteger();
        final AtomicLong bytes = new AtomicLong();

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            given.complete(subscription);
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
}
