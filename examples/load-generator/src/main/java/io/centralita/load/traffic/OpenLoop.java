package io.centralita.load.traffic;

import io.centralita.load.wire.HttpConnection;
import io.centralita.load.wire.Line;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends webhooks at fixed moments whatever the server does, as customers do. A webhook that finds no free connection
 * waits, and its latency counts from the moment it was due: no coordinated omission.
 */
public final class OpenLoop {

    private static final int PACER_PRIORITY = Thread.MAX_PRIORITY;

    private final Line line;
    private final WebhookSource source;
    private final Postings postings;
    private final int maxConnections;
    private final Deque<HttpConnection> idle = new ArrayDeque<>();
    private final Deque<Long> waiting = new ArrayDeque<>();
    private final Promise<Void> ended = Promise.promise();
    private int open;
    private long unanswered;

    /** A loop that opens connections as it needs them, up to a bound. */
    public OpenLoop(Line line, WebhookSource source, Postings postings, int maxConnections) {
        this.line = line;
        this.source = source;
        this.postings = postings;
        this.maxConnections = maxConnections;
    }

    /** Sends {@code webhooks} webhooks, {@code perSecond} of them each second; ends with the last answer. */
    public Future<Void> run(double perSecond, int webhooks) {
        unanswered = webhooks;
        Thread pacer = new Thread(() -> pace(perSecond, webhooks), "pacer");
        pacer.setPriority(PACER_PRIORITY);
        pacer.setDaemon(true);
        pacer.start();
        return ended.future();
    }

    private void pace(double perSecond, int webhooks) {
        long start = System.nanoTime();
        for (int n = 0; n < webhooks; n++) {
            long due = start + (long) (n * 1e9 / perSecond);
            for (long rest = due - System.nanoTime(); rest > 0; rest = due - System.nanoTime()) {
                LockSupport.parkNanos(rest);
            }
            line.run(() -> send(due));
        }
    }

    private void send(long due) {
        HttpConnection connection = idle.pollFirst();
        if (connection != null) {
            post(connection, due);
            return;
        }
        waiting.addLast(due);
        if (open < maxConnections) {
            open++;
            line.connect().onSuccess(this::free).onFailure(ignored -> openFailed());
        }
    }

    private void post(HttpConnection connection, long due) {
        postings.post(connection, source.next(due), usable -> {
            if (usable) {
                free(connection);
            } else {
                open--;
                replaceConnection();
            }
            answered();
        });
    }

    private void free(HttpConnection connection) {
        Long due = waiting.pollFirst();
        if (due == null) {
            idle.addFirst(connection);
        } else {
            post(connection, due);
        }
    }

    private void replaceConnection() {
        if (!waiting.isEmpty() && open < maxConnections) {
            open++;
            line.connect().onSuccess(this::free).onFailure(ignored -> openFailed());
        }
    }

    private void openFailed() {
        open--;
        line.vertx().setTimer(50, ignored -> replaceConnection());
    }

    private void answered() {
        if (--unanswered == 0) {
            idle.forEach(HttpConnection::close);
            ended.complete();
        }
    }
}
