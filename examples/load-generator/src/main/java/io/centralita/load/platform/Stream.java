package io.centralita.load.platform;

import io.centralita.load.wire.Bytes;
import io.centralita.load.wire.Line;
import io.centralita.load.wire.WebSocket;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One realtime stream of {@code centralita.v1}: subscribes to conversations from now, acknowledges, answers pings, and
 * checks that each event's {@code prev} is the seq of the event before. Use it on the event loop.
 */
public final class Stream implements WebSocket.TextHandler {

    private static final byte[] OP = Bytes.ascii("\"op\":\"");
    private static final byte[] SEQ = Bytes.ascii("\"seq\":");
    private static final byte[] PREV = Bytes.ascii("\"prev\":");
    private static final int ACK_EVERY = 100;

    private final EventHandler handler;
    private final Promise<Stream> ready = Promise.promise();
    private WebSocket socket;
    private boolean layoutChecked;
    private long lastSeq = -1;
    private int unacknowledged;
    private long events;
    private int gaps;
    private int resets;
    private int closeCode;
    private boolean closed;
    private String trouble = "";

    private Stream(EventHandler handler) {
        this.handler = handler;
    }

    /** Opens a stream as the bearer of a token; done when the server says ready. */
    public static Future<Stream> open(Line line, String token, EventHandler handler) {
        Stream stream = new Stream(handler);
        Map<String, String> headers =
                Map.of("Authorization", "Bearer " + token, "Sec-WebSocket-Protocol", "centralita.v1");
        return line.webSocket("/v1/realtime", headers, stream).compose(socket -> {
            stream.socket = socket;
            return stream.ready.future();
        });
    }

    /** Events received. */
    public long events() {
        return events;
    }

    /** Times an event did not follow the one before. */
    public int gaps() {
        return gaps;
    }

    /** Times the server gave the stream up. */
    public int resets() {
        return resets;
    }

    /** What went wrong on this stream; empty when nothing did. */
    public String trouble() {
        return trouble;
    }

    /** Whether the connection is gone. */
    public boolean closed() {
        return closed;
    }

    /** Closes the stream. */
    public void close() {
        closed = true;
        if (socket != null) {
            socket.close();
        }
    }

    @Override
    public void text(WebSocket from, byte[] bytes, int start, int end, long nanos) {
        int op = Bytes.after(bytes, OP, start, end);
        if (op < 0) {
            trouble = "a frame without op";
            return;
        }
        if (bytes[op] == 'e' && bytes[op + 1] == 'v') {
            takeEvent(bytes, start, end, nanos);
        } else {
            takeControl(from, new String(bytes, start, end - start, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void closed(int code) {
        if (!closed) {
            trouble = "closed with " + code;
        }
        closed = true;
        closeCode = code;
        ready.tryFail("closed with " + closeCode);
    }

    private void takeEvent(byte[] bytes, int start, int end, long nanos) {
        long seq = Bytes.number(bytes, Bytes.after(bytes, SEQ, start, end), end);
        long prev = Bytes.number(bytes, Bytes.after(bytes, PREV, start, end), end);
        if (!layoutChecked) {
            checkLayout(new JsonObject(new String(bytes, start, end - start, StandardCharsets.UTF_8)), seq, prev);
        }
        if (lastSeq >= 0 && prev != lastSeq) {
            gaps++;
        }
        lastSeq = seq;
        events++;
        if (++unacknowledged >= ACK_EVERY) {
            acknowledge();
        }
        handler.event(bytes, start, end, nanos);
    }

    private void checkLayout(JsonObject event, long seq, long prev) {
        layoutChecked = true;
        if (event.getLong("seq") != seq || event.getLong("prev") != prev) {
            throw new IllegalStateException("events put another seq before their own: " + event.fieldNames());
        }
    }

    private void acknowledge() {
        unacknowledged = 0;
        socket.send("{\"op\":\"ack\",\"seq\":" + lastSeq + "}");
    }

    private void takeControl(WebSocket from, String text) {
        JsonObject frame = new JsonObject(text);
        switch (frame.getString("op")) {
            case "hello" -> from.send(identify());
            case "ready" -> ready.tryComplete(this);
            case "ping" ->
                from.send(new JsonObject()
                        .put("op", "pong")
                        .put("t", frame.getValue("t"))
                        .encode());
            case "reset" -> resets++;
            case "error" -> failed(text);
            default -> {}
        }
    }

    private static String identify() {
        JsonArray subscriptions = new JsonArray().add(new JsonObject().put("topic", "conversations"));
        return new JsonObject()
                .put("op", "identify")
                .put("ref", "1")
                .put("subs", subscriptions)
                .put("from", "now")
                .encode();
    }

    private void failed(String text) {
        trouble = text;
        ready.tryFail(text);
    }

    /** Told of each event. */
    public interface EventHandler {

        /** An event's frame in {@code bytes[from, to)}, valid during this call; {@code nanos} is when it came. */
        void event(byte[] bytes, int from, int to, long nanos);
    }
}
