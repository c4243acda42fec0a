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
import java.util.concurrent.TimeUnit;

/**
 * Replies at fixed moments, counted from the moment each is due to its {@code delivered} event; beside them, at a quarter of the
 * rate, replies that nobody waits for. For the event loop.
 */
final class SendDesk implements Stream.EventHandler {

    private static final byte[] STATUS_CHANGED = Bytes.ascii("\"message.status_changed\"");
    private static final byte[] DELIVERED = Bytes.ascii("\"delivered\"");
    private static final byte[] MESSAGE_ID = Bytes.ascii("\"msg_");
    private static final byte[] ID = Bytes.ascii("\"id\":\"msg_");
    private static final String BODY =
            "{\"type\":\"text\",\"content\":{\"body\":\"Seu pedido saiu para entrega e chega hoje.\"}}";
    private static final int BESIDE_EVERY = 4;
    private static final long TICK_MS = 2;
    private static final long PATIENCE_MS = 20_000;

    private final Line line;
    private final String run;
    private final String token;
    private final Latencies delivered = new Latencies();
    private final Map<Integer, Integer> refusals = new TreeMap<>();
    private final Map<String, Long> waiting = new HashMap<>();
    private final Set<String> early = new HashSet<>();
    private final Deque<HttpConnection> idle = new ArrayDeque<>();
    private int posted;
    private int keys;

    SendDesk(Line line, String run, String token) {
        this.line = line;
        this.run = run;
        this.token = token;
    }

    /** Latencies start anew. Ends when the last watched reply is delivered, or after twenty seconds more. */
    Future<Void> run(int perSecond, int seconds, List<String> watched, List<String> beside) {
        delivered.clear();
        waiting.clear();
        posted = 0;
        Promise<Void> ended = Promise.promise();
        long start = System.nanoTime();
        long gap = TimeUnit.SECONDS.toNanos(1) / perSecond;
        int all = perSecond * seconds;
        line.vertx().setPeriodic(TICK_MS, timer -> {
            long now = System.nanoTime();
            while (posted < all && start + posted * gap <= now) {
                int turn = posted++;
                post(watched.get(turn % watched.size()), start + turn * gap, true);
                if (!beside.isEmpty() && turn % BESIDE_EVERY == 0) {
                    post(beside.get(turn / BESIDE_EVERY % beside.size()), now, false);
                }
            }
            boolean late = now - start > TimeUnit.SECONDS.toNanos(seconds) + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
            if (posted == all && (delivered.count() == all || late)) {
                line.vertx().cancelTimer(timer);
                ended.tryComplete();
            }
        });
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
        Long due = waiting.remove(message);
        if (due == null) {
            early.add(message);
        } else {
            delivered.add(nanos - due);
        }
    }

    /** From the moment a watched reply was due to its {@code delivered} event. */
    Latencies delivered() {
        return delivered;
    }

    /** Watched replies accepted and not delivered. */
    int undelivered() {
        return waiting.size();
    }

    /** Answers other than 2xx, by status. */
    Map<Integer, Integer> refusals() {
        return refusals;
    }

    private void post(String conversation, long due, boolean watched) {
        HttpConnection free = idle.poll();
        Future<HttpConnection> connection = free == null ? line.connect() : Future.succeededFuture(free);
        connection
                .onSuccess(open -> open.exchange(request(conversation), new HttpConnection.AnswerHandler() {
                    @Override
                    public void answered(HttpAnswer answer) {
                        take(answer, due, watched);
                        idle.push(open);
                    }

                    @Override
                    public void broken(Throwable cause) {
                        refusals.merge(0, 1, Integer::sum);
                    }
                }))
                .onFailure(refused -> refusals.merge(0, 1, Integer::sum));
    }

    private void take(HttpAnswer answer, long due, boolean watched) {
        if (!answer.succeeded()) {
            refusals.merge(answer.status(), 1, Integer::sum);
            return;
        }
        if (!watched) {
            return;
        }
        int at = Bytes.after(answer.bytes(), ID, answer.from(), answer.to());
        String message = Bytes.untilQuote(answer.bytes(), at, answer.to());
        if (early.remove(message)) {
            delivered.add(System.nanoTime() - due);
        } else {
            waiting.put(message, due);
        }
    }

    private byte[] request(String conversation) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + token);
        headers.put("Idempotency-Key", run + "-ten-" + ++keys);
        return Requests.of("POST", "/v1/conversations/" + conversation + "/messages", line.authority(), headers, BODY);
    }
}
