package io.centralita.load.scenario;

import io.centralita.load.measure.Latencies;
import io.centralita.load.platform.Stream;
import io.centralita.load.wire.Bytes;
import io.centralita.load.wire.HttpAnswer;
import io.centralita.load.wire.HttpConnection;
import io.centralita.load.wire.Line;
import io.centralita.load.wire.Requests;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Several connections, each posting a reply, and the next as soon as it is accepted, while fewer than a limit are on their
 * way to {@code delivered} on the socket. The event may come before the answer; both orders count. For the event loop.
 */
final class ReplyDesk implements Stream.EventHandler {

    private static final byte[] STATUS_CHANGED = Bytes.ascii("\"message.status_changed\"");
    private static final byte[] DELIVERED = Bytes.ascii("\"delivered\"");
    private static final byte[] MESSAGE_ID = Bytes.ascii("\"msg_");
    private static final byte[] ID = Bytes.ascii("\"id\":\"msg_");
    private static final String BODY =
            "{\"type\":\"text\",\"content\":{\"body\":\"Seu pedido saiu para entrega e chega hoje.\"}}";

    private final Line line;
    private final String run;
    private final List<String> conversations;
    private final int mostUnderWay;
    private final Latencies accepted = new Latencies();
    private final Latencies delivered = new Latencies();
    private final Map<Integer, Integer> refusals = new TreeMap<>();
    private final Map<String, Long> waiting = new HashMap<>();
    private final Set<String> early = new HashSet<>();
    private final Deque<HttpConnection> resting = new ArrayDeque<>();
    private Promise<Void> ended = Promise.promise();
    private long endNanos;
    private String token = "";
    private int running;
    private int underWay;
    private int turns;
    private int ever;

    ReplyDesk(Line line, String run, List<String> conversations, int mostUnderWay) {
        this.line = line;
        this.run = run;
        this.conversations = conversations;
        this.mostUnderWay = mostUnderWay;
    }

    /** Replies for a time; ends when the last reply is delivered. Latencies start anew. */
    Future<Void> run(int connections, String bearer, long nanos) {
        token = bearer;
        accepted.clear();
        delivered.clear();
        ended = Promise.promise();
        endNanos = System.nanoTime() + nanos;
        running = connections;
        for (int n = 0; n < connections; n++) {
            line.connect().onSuccess(this::next).onFailure(ended::tryFail);
        }
        return ended.future();
    }

    @Override
    public void event(byte[] bytes, int from, int to, long nanos) {
        if (Bytes.indexOf(bytes, STATUS_CHANGED, from, to) < 0 || Bytes.indexOf(bytes, DELIVERED, from, to) < 0) {
            return;
        }
        int at = Bytes.after(bytes, MESSAGE_ID, from, to);
        if (at < 0) {
            return;
        }
        String message = Bytes.untilQuote(bytes, at, to);
        Long start = waiting.remove(message);
        if (start == null) {
            early.add(message);
        } else {
            finish(start, nanos);
        }
    }

    /** From the POST to its 202. */
    Latencies accepted() {
        return accepted;
    }

    /** From the POST to the {@code delivered} event. */
    Latencies delivered() {
        return delivered;
    }

    /** Answers other than 2xx, by status. */
    Map<Integer, Integer> refusals() {
        return refusals;
    }

    /** Replies accepted and not delivered yet. */
    int undelivered() {
        return waiting.size();
    }

    /** Replies ever accepted. */
    int ever() {
        return ever;
    }

    private void next(HttpConnection connection) {
        if (System.nanoTime() >= endNanos) {
            connection.close();
            running--;
            endWhenAllCame();
            return;
        }
        if (underWay >= mostUnderWay) {
            resting.add(connection);
            return;
        }
        underWay++;
        long start = System.nanoTime();
        connection.exchange(request(), new HttpConnection.AnswerHandler() {
            @Override
            public void answered(HttpAnswer answer) {
                take(connection, start, answer);
            }

            @Override
            public void broken(Throwable cause) {
                ended.tryFail(cause);
            }
        });
    }

    private void take(HttpConnection connection, long start, HttpAnswer answer) {
        long nanos = System.nanoTime();
        if (!answer.succeeded()) {
            refusals.merge(answer.status(), 1, Integer::sum);
            underWay--;
            line.vertx().setTimer(100, ignored -> next(connection));
            return;
        }
        ever++;
        accepted.add(nanos - start);
        int at = Bytes.after(answer.bytes(), ID, answer.from(), answer.to());
        String message = Bytes.untilQuote(answer.bytes(), at, answer.to());
        if (early.remove(message)) {
            finish(start, nanos);
        } else {
            waiting.put(message, start);
        }
        next(connection);
    }

    private void finish(long start, long nanos) {
        delivered.add(nanos - start);
        underWay--;
        HttpConnection rested = resting.poll();
        if (rested != null) {
            next(rested);
        }
        endWhenAllCame();
    }

    private void endWhenAllCame() {
        while (System.nanoTime() >= endNanos && !resting.isEmpty()) {
            resting.remove().close();
            running--;
        }
        if (running == 0 && underWay == 0) {
            ended.tryComplete();
        }
    }

    private byte[] request() {
        String conversation = conversations.get(turns++ % conversations.size());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + token);
        headers.put("Idempotency-Key", run + "-" + turns);
        return Requests.of("POST", "/v1/conversations/" + conversation + "/messages", line.authority(), headers, BODY);
    }
}
