package io.centralita.load.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpConnectionTest {

    private Line server;
    private Line line;

    @BeforeEach
    void start() {
        server = new Line("127.0.0.1", 1);
        HttpServer http = server.vertx().createHttpServer().requestHandler(HttpConnectionTest::answer);
        server.await(() -> http.listen(0, "127.0.0.1"), 10);
        line = new Line("127.0.0.1", http.actualPort());
    }

    @AfterEach
    void stop() {
        line.close();
        server.close();
    }

    @Test
    void shouldReadABodyOfAKnownLength() {
        HttpAnswer answer = get("/plain");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("pong");
    }

    @Test
    void shouldReadAChunkedBodyOverManyPackets() {
        assertThat(get("/chunked").text()).isEqualTo("0123456789".repeat(50_000));
    }

    @Test
    void shouldReadALargeBody() {
        assertThat(get("/large").length()).isEqualTo(3_000_000);
    }

    @Test
    void shouldReadARefusalWithItsHeaders() {
        HttpAnswer answer = get("/busy");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.succeeded()).isFalse();
        assertThat(answer.header("Retry-After")).isEqualTo("2");
        assertThat(answer.header("X-Nothing")).isNull();
    }

    @Test
    void shouldSendManyRequestsOverOneConnection() {
        List<String> texts = line.await(
                () -> line.connect().compose(connection -> {
                    Future<List<String>> all = Future.succeededFuture(List.of());
                    for (int n = 0; n < 200; n++) {
                        all = all.compose(before -> exchange(connection, "/plain")
                                .map(answer -> IntStream.rangeClosed(0, before.size())
                                        .mapToObj(i -> answer.text())
                                        .toList()));
                    }
                    return all;
                }),
                10);

        assertThat(texts).hasSize(200).containsOnly("pong");
    }

    @Test
    void shouldTellThatAConnectionBroke() {
        assertThatThrownBy(() -> get("/hang-up")).hasMessageContaining("closed the connection");
    }

    private HttpAnswer get(String path) {
        return line.await(() -> line.connect().compose(connection -> exchange(connection, path)), 10);
    }

    private Future<HttpAnswer> exchange(HttpConnection connection, String path) {
        Promise<HttpAnswer> promise = Promise.promise();
        byte[] request = Requests.of("GET", path, line.authority(), Map.of(), "");
        connection.exchange(request, new HttpConnection.AnswerHandler() {
            @Override
            public void answered(HttpAnswer answer) {
                promise.complete(answer.kept());
            }

            @Override
            public void broken(Throwable cause) {
                promise.fail(cause);
            }
        });
        return promise.future();
    }

    private static void answer(HttpServerRequest request) {
        switch (request.path()) {
            case "/plain" -> request.response().end("pong");
            case "/large" -> request.response().end("x".repeat(3_000_000));
            case "/busy" ->
                request.response()
                        .setStatusCode(503)
                        .putHeader("retry-after", "2")
                        .end("later");
            case "/hang-up" -> request.connection().close();
            default -> {
                request.response().setChunked(true);
                for (int n = 0; n < 50; n++) {
                    request.response().write("0123456789".repeat(1_000));
                }
                request.response().end();
            }
        }
    }
}
