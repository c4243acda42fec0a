package io.centralita.core.chaos;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A client as {@code docs/build-a-ui.md} tells to write one: it keeps what it heard, and when its socket ends it dials the next
 * node and resumes.
 */
final class Follower implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int ACK_EVERY = 50;

    /** An event, with the conversation and the seq within it of a message that was created. */
    record Heard(long seq, String type, String conversation, long messageSeq) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<ChaosLine> nodes;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final List<JsonNode> signals = new CopyOnWriteArrayList<>();
    private final List<String> breaks = new CopyOnWriteArrayList<>();
    private volatile @Nullable WebSocket socket;
    private volatile @Nullable Listener current;
    private volatile @Nullable WebSocket deaf;
    private volatile String stream = "";
    private volatile String epoch = "";
    private volatile long from;
    private volatile long last;
    private volatile long cursor;
    private volatile int resumed;
    private volatile int resets;
    private volatile boolean closed;
    private int dials;

    private Follower(List<ChaosLine> nodes) {
        this.nodes = nodes;
    }

    /** Listens from now on, first at the first node; returns when it does. */
    static Follower start(List<ChaosLine> nodes) {
        var follower = new Follower(nodes);
        follower.dial();
        await().until(() -> !follower.stream.isEmpty());
        return follower;
    }

    /** The head of the log when it began to listen. */
    long from() {
        return from;
    }

    List<Heard> heard() {
        return heard;
    }

    /** Everything that a client must not see: a lost or repeated event, a frame it cannot read. */
    List<String> breaks() {
        return breaks;
    }

    /** What others signalled. */
    List<JsonNode> signals() {
        return signals;
    }

    /** Signals something to others. */
    void signal(String type, String data) {
        var open = socket;
        if (open != null) {
            say(open, "{\"op\":\"signal\",\"type\":\"%s\",\"data\":%s}".formatted(type, data));
        }
    }

    int resumed() {
        return resumed;
    }

    int resets() {
        return resets;
    }

    /** Up to where it knows the log. */
    long reached() {
        return cursor;
    }

    void awaitReached(long head) {
        await().atMost(Duration.ofSeconds(30)).until(() -> cursor >= head);
    }

    /** Messages of a conversation that did not come one after the other. */
    List<String> messagesOutOfOrder() {
        Map<String, Long> lastOf = new HashMap<>();
        return heard.stream()
                .filter(event -> event.type().equals("message.created"))
                .filter(event -> {
                    var before = lastOf.put(event.conversation(), event.messageSeq());
                    return before != null && event.messageSeq() != before + 1;
                })
                .map(Heard::toString)
                .toList();
    }

    /** Cuts the connection without a word. */
    void cut() {
        var open = socket;
        var listener = current;
        if (open != null && listener != null) {
            open.abort();
            ended(listener);
        }
    }

    /** Does not read a byte any more. */
    void stopReading() {
        deaf = socket;
    }

    void readAgain() {
        var open = deaf;
        deaf = null;
        if (open != null) {
            open.request(1);
        }
    }

    private synchronized void dial() {
        if (closed || current != null) {
            return;
        }
        var node = nodes.get(dials++ % nodes.size());
        var listener = new Listener();
        current = listener;
        try {
            socket = http.newWebSocketBuilder()
                    .subprotocols("centralita.v1")
                    .header("Authorization", "Bearer " + node.token())
                    .connectTimeout(Duration.ofSeconds(2))
                    .buildAsync(URI.create(node.url().replaceFirst("^http", "ws") + "/v1/realtime"), listener)
                    .join();
        } catch (CompletionException nobodyThere) {
            ended(listener);
        }
    }

    private void later() {
        CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS).execute(this::dial);
    }

    private synchronized void ended(Listener which) {
        if (current == which) {
            current = null;
            socket = null;
            later();
        }
    }

    private void frame(WebSocket from, JsonNode frame) {
        switch (frame.path("op").asText()) {
            case "hello" -> hello(from, frame);
            case "ready" -> ready(frame);
            case "event" -> event(from, frame);
            case "progress" -> cursor = frame.path("seq").asLong();
            case "resumed" -> resumed++;
            case "ping" -> say(from, "{\"op\":\"pong\",\"t\":" + frame.path("t") + "}");
            case "auth_required" ->
                say(
                        from,
                        "{\"op\":\"auth\",\"token\":\"%s\"}"
                                .formatted(nodes.get(0).token()));
            case "reset" -> reset(from);
            case "signal" -> signals.add(frame);
            case "pong", "reconnect" -> {}
            default -> breaks.add(frame.toString());
        }
    }

    private void hello(WebSocket to, JsonNode hello) {
        if (stream.isEmpty()) {
            epoch = hello.path("epoch").asText();
            say(to, "{\"op\":\"identify\",\"ref\":\"i\",\"subs\":[{\"topic\":\"workspace\"}],\"from\":\"now\"}");
        } else {
            say(
                    to,
                    "{\"op\":\"resume\",\"ref\":\"r\",\"stream\":\"%s\",\"epoch\":\"%s\",\"last_seq\":%d}"
                            .formatted(stream, epoch, cursor));
            last = cursor;
        }
    }

    private void ready(JsonNode ready) {
        from = ready.path("head_seq").asLong();
        last = from;
        cursor = from;
        stream = ready.path("stream").asText();
    }

    private void reset(WebSocket to) {
        resets++;
        stream = "";
        say(to, "{\"op\":\"identify\",\"ref\":\"i\",\"subs\":[{\"topic\":\"workspace\"}],\"from\":\"now\"}");
    }

    private void event(WebSocket from, JsonNode event) {
        var seq = event.path("seq").asLong();
        if (event.path("prev").asLong() != last || seq <= last) {
            breaks.add("after " + last + " came " + event.path("prev") + " -> " + seq);
        }
        last = seq;
        cursor = seq;
        heard.add(new Heard(
                seq,
                event.path("type").asText(),
                event.path("conversation_id").asText(),
                event.path("data").path("message").path("seq").asLong()));
        if (heard.size() % ACK_EVERY == 0) {
            say(from, "{\"op\":\"ack\",\"seq\":" + seq + "}");
        }
    }

    private static void say(WebSocket to, String text) {
        to.sendText(text, true);
    }

    @Override
    public void close() {
        closed = true;
        cut();
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
            text.append(part);
            if (isLast && current == this) {
                read(from);
                text.setLength(0);
            }
            if (from != deaf) {
                from.request(1);
            }
            return null;
        }

        private void read(WebSocket from) {
            try {
                frame(from, JSON.readTree(text.toString()));
            } catch (JsonProcessingException notJson) {
                breaks.add(text.toString());
            }
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            ended(this);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            ended(this);
        }
    }
}
