package io.centralita.load.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.centralita.load.wire.Line;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamTest {

    private final List<JsonObject> fromClient = new CopyOnWriteArrayList<>();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private Line server;
    private Line line;
    private ServerWebSocket connection;

    @BeforeEach
    void start() {
        server = new Line("127.0.0.1", 1);
        HttpServer http = server.vertx()
                .createHttpServer(new HttpServerOptions().addWebSocketSubProtocol("centralita.v1"))
                .webSocketHandler(this::connected)
                .requestHandler(request -> request.response().setStatusCode(404).end());
        server.await(() -> http.listen(0, "127.0.0.1"), 10);
        line = new Line("127.0.0.1", http.actualPort());
    }

    @AfterEach
    void stop() {
        line.close();
        server.close();
    }

    @Test
    void shouldIdentifyAndSubscribeFromNow() {
        open("good");

        assertThat(fromClient.get(0))
                .isEqualTo(
                        new JsonObject(
                                "{\"op\":\"identify\",\"ref\":\"1\",\"subs\":[{\"topic\":\"conversations\"}],\"from\":\"now\"}"));
    }

    @Test
    void shouldHandOverEventsOfEverySizeAndAcknowledgeThem() {
        Stream stream = open("good");

        server.run(() -> {
            for (long seq = 1; seq <= 250; seq++) {
                event(seq, seq - 1, "á".repeat((int) seq * 20));
            }
        });

        await().until(() -> events.size() == 250);
        assertThat(new JsonObject(events.get(249)).getString("text")).hasSize(5_000);
        await().until(() -> acknowledged().equals(List.of(100L, 200L)));
        assertThat(line.ask(stream::gaps)).isZero();
    }

    @Test
    void shouldNoticeAnEventThatIsMissing() {
        Stream stream = open("good");

        server.run(() -> {
            event(1, 0, "");
            event(3, 2, "");
            event(4, 3, "");
        });

        await().until(() -> line.ask(stream::events) == 3);
        assertThat(line.ask(stream::gaps)).isEqualTo(1);
    }

    @Test
    void shouldAnswerPings() {
        open("good");

        server.run(() -> connection.writeTextMessage("{\"op\":\"ping\",\"t\":17}"));

        await().until(() -> fromClient.contains(new JsonObject("{\"op\":\"pong\",\"t\":17}")));
    }

    @Test
    void shouldNoticeThatTheServerCloses() {
        Stream stream = open("good");

        server.run(() -> connection.close((short) 4108, "slow"));

        await().until(() -> line.ask(stream::trouble).equals("closed with 4108"));
    }

    @Test
    void shouldFailWhenTheServerDoesNotUpgrade() {
        assertThatThrownBy(() -> open("bad")).hasMessageContaining("upgrade answered 401");
    }

    private Stream open(String token) {
        return line.await(
                () -> Stream.open(
                        line,
                        token,
                        (bytes, from, to, nanos) ->
                                events.add(new String(bytes, from, to - from, StandardCharsets.UTF_8))),
                10);
    }

    private void connected(ServerWebSocket socket) {
        if (!"Bearer good".equals(socket.headers().get("Authorization"))) {
            socket.reject(401);
            return;
        }
        connection = socket;
        socket.writeTextMessage("{\"op\":\"hello\"}");
        socket.textMessageHandler(text -> {
            fromClient.add(new JsonObject(text));
            if (fromClient.size() == 1) {
                socket.writeTextMessage("{\"op\":\"ready\",\"ref\":\"1\"}");
            }
        });
    }

    private void event(long seq, long prev, String text) {
        connection.writeTextMessage(new JsonObject()
                .put("op", "event")
                .put("seq", seq)
                .put("prev", prev)
                .put("text", text)
                .encode());
    }

    private List<Long> acknowledged() {
        return fromClient.stream()
                .filter(frame -> "ack".equals(frame.getString("op")))
                .map(frame -> frame.getLong("seq"))
                .toList();
    }
}
