package io.centralita.channel.testkit.context;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.centralita.channel.spi.context.ChannelHttpException;
import io.centralita.channel.spi.context.HttpCall;
import io.centralita.channel.spi.context.HttpContent;
import io.centralita.channel.spi.context.HttpMaybeSentException;
import io.centralita.channel.spi.context.HttpNotSentException;
import io.centralita.channel.spi.context.HttpReply;
import io.centralita.channel.spi.context.HttpReplyStream;
import io.centralita.channel.testkit.BytesMedia;
import io.centralita.channel.testkit.ReadBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JavaNetHttpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final JavaNetHttp http = new JavaNetHttp();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/echo",
                exchange -> answer(exchange, 201, exchange.getRequestBody().readAllBytes()));
        server.createContext("/large", exchange -> answer(exchange, 200, new byte[5000]));
        server.createContext("/drop", HttpExchange::close);
        server.createContext("/silent", exchange -> {});
        server.createContext("/half", exchange -> {
            exchange.sendResponseHeaders(200, 10);
            exchange.getResponseBody().write(new byte[5]);
            exchange.getResponseBody().flush();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void shouldBringBytesThereAndBack() {
        HttpReply reply = http.send(HttpCall.post(
                                at("/echo"),
                                HttpContent.json("{\"a\":\"é\"}".getBytes(StandardCharsets.UTF_8)),
                                PATIENCE)
                        .header("X-Token", "t"))
                .toCompletableFuture()
                .join();

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.text()).isEqualTo("{\"a\":\"é\"}");
        assertThat(reply.header("x-sent-type")).contains("application/json");
    }

    @Test
    void shouldStreamAMedium() {
        BytesMedia medium = new BytesMedia(new byte[100_000], "image/jpeg", "a.jpg");
        HttpContent content = new HttpContent.Stream(medium.open(), medium.size(), medium.mimeType());

        HttpReply reply = http.send(HttpCall.post(at("/echo"), content, PATIENCE))
                .toCompletableFuture()
                .join();

        assertThat(reply.body()).hasSize(100_000);
        assertThat(reply.header("x-sent-type")).contains("image/jpeg");
    }

    @Test
    void shouldKnowThatARefusedConnectionSentNothing() throws IOException {
        assertThat(failure(HttpCall.get(URI.create("http://127.0.0.1:" + freePort()), PATIENCE)))
                .isInstanceOf(HttpNotSentException.class);
        assertThat(failure(HttpCall.get(URI.create("http://no-such-host.invalid/"), PATIENCE)))
                .isInstanceOf(HttpNotSentException.class);
        assertThat(failure(HttpCall.get(URI.create("mailto:someone@example.com"), PATIENCE)))
                .isInstanceOf(HttpNotSentException.class);
    }

    @Test
    void shouldDoubtWhenNoReplyCame() {
        assertThat(failure(HttpCall.get(at("/silent"), Duration.ofMillis(300))))
                .isInstanceOf(HttpMaybeSentException.class);
        assertThat(failure(HttpCall.post(at("/drop"), HttpContent.json(new byte[] {1}), PATIENCE)))
                .isInstanceOf(HttpMaybeSentException.class);
    }

    @Test
    void shouldDoubtAReplyThatIsTooLarge() {
        assertThat(failure(HttpCall.get(at("/large"), PATIENCE).maxReply(4999)))
                .isInstanceOf(HttpMaybeSentException.class);
        assertThat(http.send(HttpCall.get(at("/large"), PATIENCE).maxReply(5000))
                        .toCompletableFuture()
                        .join()
                        .body())
                .hasSize(5000);
    }

    @Test
    void shouldStreamAReplyWithinASizeAndATime() {
        HttpReplyStream whole = stream(HttpCall.get(at("/large"), PATIENCE).maxReply(5000), PATIENCE);
        assertThat(whole.successful()).isTrue();
        assertThat(ReadBytes.of(whole.body()).join()).hasSize(5000);

        HttpReplyStream large = stream(HttpCall.get(at("/large"), PATIENCE).maxReply(4999), PATIENCE);
        assertThat(ReadBytes.of(large.body()))
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .withCauseInstanceOf(HttpMaybeSentException.class)
                .withMessageContaining("larger than allowed");

        HttpReplyStream endless = stream(HttpCall.get(at("/half"), PATIENCE), Duration.ofMillis(300));
        assertThat(ReadBytes.of(endless.body()))
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .withCauseInstanceOf(HttpMaybeSentException.class)
                .withMessageContaining("no whole reply");

        stream(HttpCall.get(at("/large"), PATIENCE), PATIENCE).discard();
        assertThat(http.stream(HttpCall.get(at("/silent"), Duration.ofMillis(300)), PATIENCE)
                        .toCompletableFuture())
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .withCauseInstanceOf(HttpMaybeSentException.class);
    }

    private HttpReplyStream stream(HttpCall call, Duration bodyTimeout) {
        return http.stream(call, bodyTimeout).toCompletableFuture().join();
    }

    private ChannelHttpException failure(HttpCall call) {
        try {
            HttpReply reply = http.send(call).toCompletableFuture().join();
            throw new AssertionError("a reply came: " + reply);
        } catch (CompletionException failed) {
            return ChannelHttpException.in(failed).orElseThrow();
        }
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) {
        try (exchange) {
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            exchange.getResponseHeaders().set("X-Sent-Type", String.valueOf(type));
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
