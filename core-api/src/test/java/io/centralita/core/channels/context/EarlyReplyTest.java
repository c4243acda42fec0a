package io.centralita.core.channels.context;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.centralita.channel.spi.context.HttpCall;
import io.centralita.channel.spi.context.HttpContent;
import io.centralita.channel.spi.context.HttpMaybeSentException;
import io.centralita.channel.spi.context.HttpReply;
import io.centralita.core.kernel.net.OutboundGuard;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A provider may answer a streamed body as soon as it has its last byte, or before; no answer is lost. */
@QuarkusTest
class EarlyReplyTest {

    private static final byte[] FIRST = "0123456789".getBytes(UTF_8);

    @Inject
    Vertx vertx;

    @Inject
    OutboundGuard guard;

    private CoreChannelHttp http;
    private @Nullable HttpServer server;

    @BeforeEach
    void open() {
        http = new CoreChannelHttp(vertx, guard);
    }

    @AfterEach
    void close() {
        http.close();
        if (server != null) {
            server.close();
        }
    }

    @Test
    void shouldKeepAnAnswerThatComesBeforeThePublisherEnds() {
        var body = new HeldPublisher();
        var uri = serve(true);

        var reply = send(uri, body, FIRST.length);

        assertThat(reply.join().text()).isEqualTo("{\"bytes\":10}");
        assertThat(body.cancelled.join()).isTrue();
    }

    @Test
    void shouldKeepARefusalThatComesBeforeTheLastByteAndStopWriting() {
        var body = new HeldPublisher();
        var uri = serve(false);

        var reply = send(uri, body, 1_000_000);

        assertThat(reply.join().status()).isEqualTo(413);
        assertThat(reply.join().text()).isEqualTo("{\"bytes\":0}");
        await().atMost(Duration.ofSeconds(5)).until(body.cancelled::isDone);
    }

    @Test
    void shouldNotEndABodyThatIsShorterThanPromised() {
        var body = new HeldPublisher();
        var uri = serve(true);

        var reply = send(uri, body, FIRST.length + 1);
        body.end();

        assertThatThrownBy(reply::join)
                .hasCauseInstanceOf(HttpMaybeSentException.class)
                .hasMessageContaining("1 bytes fewer than promised");
    }

    private CompletableFuture<HttpReply> send(URI uri, HeldPublisher body, long length) {
        var content = new HttpContent.Stream(body, length, "application/octet-stream");
        return http.send(HttpCall.post(uri, content, Duration.ofSeconds(10))).toCompletableFuture();
    }

    /** @param patient whether it answers after the last byte, or at once with 413 */
    private URI serve(boolean patient) {
        var listening = vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1"))
                .requestHandler(request -> {
                    if (patient) {
                        request.body().onSuccess(bytes -> request.response().end("{\"bytes\":" + bytes.length() + "}"));
                    } else {
                        request.response().setStatusCode(413).end("{\"bytes\":0}");
                    }
                })
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        server = listening;
        return URI.create("http://127.0.0.1:" + listening.actualPort() + "/");
    }

    /** Gives {@link #FIRST} and then nothing until it is ended. */
    private static final class HeldPublisher implements Flow.Publisher<ByteBuffer>, Flow.Subscription {

        final CompletableFuture<Boolean> cancelled = new CompletableFuture<>();
        private final CompletableFuture<Void> asked = new CompletableFuture<>();
        private Flow.@Nullable Subscriber<? super ByteBuffer> subscriber;

        @Override
        public void subscribe(Flow.Subscriber<? super ByteBuffer> given) {
            subscriber = given;
            given.onSubscribe(this);
        }

        @Override
        public void request(long count) {
            if (asked.complete(null)) {
                requireNonNull(subscriber).onNext(ByteBuffer.wrap(FIRST));
            }
        }

        @Override
        public void cancel() {
            cancelled.complete(true);
        }

        void end() {
            asked.thenRun(() -> requireNonNull(subscriber).onComplete()).join();
        }
    }
}
