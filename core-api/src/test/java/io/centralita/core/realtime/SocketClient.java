package io.centralita.core.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client of the protocol, for tests: it keeps what it hears until it is asked for. */
final class SocketClient implements AutoCloseable {

    static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private volatile boolean reads;
    private final WebSocket socket;

    private SocketClient(URI uri, List<String> headers, boolean reads) {
        this.reads = reads;
        var builder = HTTP.newWebSocketBuilder().subprotocols("centralita.v1");
        for (var at = 0; at < headers.size(); at += 2) {
            builder.header(headers.get(at), headers.get(at + 1));
        }
        this.socket = builder.buildAsync(uri, new Listener()).join();
    }

    /** @param headers name, value, name, value */
    static SocketClient open(URI uri, String... headers) {
        return new SocketClient(uri, List.of(headers), true);
    }

    /** One that never reads a byte it is not forced to. */
    static SocketClient openDeaf(URI uri, String... headers) {
        return new SocketClient(uri, List.of(headers), false);
    }

    /** The status of a refused handshake; fails when it is accepted. */
    static int refused(URI uri, String... headers) {
        try (var accepted = open(uri, headers)) {
            throw new AssertionError("the handshake was accepted");
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw failure;
        }
    }

    void say(String json) {
        socket.sendText(json.replace('\'', '"'), true).join();
    }

    void sayBinary(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    /** Lets a deaf one read from now on. */
    void hear() {
        reads = true;
        socket.request(1);
    }

    void ack(long seq) {
        say("{'op':'ack','seq':" + seq + "}");
    }

    /** The next frame, which must be of this op. */
    JsonNode next(String op) {
        var frame = next();
        assertThat(frame.path("op").asText()).as("op of %s", frame).isEqualTo(op);
        return frame;
    }

    JsonNode next() {
        try {
            var frame = heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(frame)
                    .as("a frame within %s; closed: %s", PATIENCE, closed)
                    .isNotNull();
            return frame;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The next frame of this op, whatever comes before it. */
    JsonNode awaitFrame(String op) {
        var frame = next();
        while (!frame.path("op").asText().equals(op)) {
            frame = next();
        }
        return frame;
    }

    List<JsonNode> nextEvents(int amount) {
        var events = new ArrayList<JsonNode>();
        while (events.size() < amount) {
            events.add(next("event"));
        }
        return events;
    }

    /** What has come so far and was not asked for. */
    List<JsonNode> drain() {
        var frames = new ArrayList<JsonNode>();
        heard.drainTo(frames);
        return frames;
    }

    String identify(String subs) {
        return identify(subs, "'now'");
    }

    String identify(String subs, String from) {
        say("{'op':'identify','ref':'i','subs':" + subs + ",'from':" + from + "}");
        return next("ready").path("stream").asText();
    }

    JsonNode hello() {
        return next("hello");
    }

    /** Says every second that it lives, until it is closed. */
    void keepAlive() {
        CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(() -> {
            if (!closed.isDone() && !socket.isOutputClosed()) {
                socket.sendText("{\"op\":\"pong\",\"t\":1}", true);
                keepAlive();
            }
        });
    }

    int closeCode() {
        return closed.orTimeout(PATIENCE.toSeconds() * 4, TimeUnit.SECONDS).join();
    }

    boolean isClosed() {
        return closed.isDone();
    }

    /** Cuts the connection without a word. */
    void cut() {
        socket.abort();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public void onOpen(WebSocket opened) {
            if (reads) {
                opened.request(1);
            }
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                heard.add(parse(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            closed.complete(1006);
        }

        private static JsonNode parse(String json) {
            try {
                return JSON.readTree(json);
            } catch (JsonProcessingException notJson) {
                throw new AssertionError("not JSON: " + json, notJson);
            }
        }
    }
}
