package io.centralita.core.channels.context;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.centralita.channel.spi.context.HttpCall;
import io.centralita.channel.spi.context.HttpMaybeSentException;
import io.centralita.core.kernel.net.OutboundGuard;
import io.centralita.core.testing.DrippingServer;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attack case 55 for the plug-ins' calls: answers that drip, do not end, or grow when they are unpacked. */
@QuarkusTest
class SlowProviderTest {

    private static final Duration TIMEOUT = Duration.ofMillis(600);
    private static final int MOST = 64 * 1024;

    @Inject
    Vertx vertx;

    @Inject
    OutboundGuard guard;

    private CoreChannelHttp http;

    @BeforeEach
    void open() {
        http = new CoreChannelHttp(vertx, guard);
    }

    @AfterEach
    void close() {
        http.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{",
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{",
                "HTTP/1.1 200 OK\r\nX-Slow: "
            })
    void attack55ShouldEndAnAnswerThatDripsWhenTheCallsTimeIsUp(String begin) throws IOException {
        try (var server = DrippingServer.start(begin)) {
            var asked = System.nanoTime();

            var failure = failure(HttpCall.get(server.uri(), TIMEOUT));

            assertThat(failure).hasMessageContaining("no reply within");
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isBetween(TIMEOUT, Duration.ofSeconds(10));
            assertThat(server.drops()).as("bytes on the way to the end").isGreaterThan(2);
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(server.hangUps()).isOne());
        }
    }

    @Test
    void attack55ShouldCutAnAnswerThatGrowsWhenItIsUnpacked() throws IOException {
        var packed = zeros(200 * 1024 * 1024);
        assertThat(packed.length).isLessThan(MOST * 4);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/bomb", exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, packed.length);
            exchange.getResponseBody().write(packed);
            exchange.close();
        });
        server.start();
        try {
            var uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/bomb");
            assertThat(failure(HttpCall.get(uri, Duration.ofSeconds(20)).maxReply(MOST)))
                    .hasMessageContaining("more than " + MOST + " bytes");
        } finally {
            server.stop(0);
        }
    }

    private HttpMaybeSentException failure(HttpCall call) {
        var failed = catchThrowableOfType(
                CompletionException.class,
                () -> http.send(call).toCompletableFuture().join());
        assertThat(failed).hasCauseInstanceOf(HttpMaybeSentException.class);
        return (HttpMaybeSentException) requireNonNull(failed.getCause());
    }

    private static byte[] zeros(int length) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            var piece = new byte[1 << 20];
            for (var written = 0; written < length; written += piece.length) {
                gzip.write(piece);
            }
        }
        return packed.toByteArray();
    }
}
