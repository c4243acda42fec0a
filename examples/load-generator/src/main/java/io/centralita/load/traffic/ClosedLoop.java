package io.centralita.load.traffic;

import io.centralita.load.wire.HttpConnection;
import io.centralita.load.wire.Line;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/**
 * So many connections, each sending the next webhook when the last is answered: finds what the server can take. A
 * connection that is refused or breaks waits 100 ms.
 */
public final class ClosedLoop {

    private static final long PAUSE_MILLIS = 100;

    private final Line line;
    private final WebhookSource source;
    private final Postings postings;
    private final Promise<Void> ended = Promise.promise();
    private long endNanos;
    private int left;
    private int running;

    /** A loop over a line. */
    public ClosedLoop(Line line, WebhookSource source, Postings postings) {
        this.line = line;
        this.source = source;
        this.postings = postings;
    }

    /** Runs until the time is up or so many webhooks were sent, and their answers are there. Call it on the event loop. */
    public Future<Void> run(int connections, long nanos, int webhooks) {
        endNanos = System.nanoTime() + nanos;
        left = webhooks;
        running = connections;
        for (int n = 0; n < connections; n++) {
            reconnect();
        }
        return ended.future();
    }

    private void reconnect() {
        if (isOver()) {
            stop();
            return;
        }
        line.connect().onSuccess(this::next).onFailure(ignored -> later(this::reconnect));
    }

    private void next(HttpConnection connection) {
        if (isOver()) {
            connection.close();
            stop();
            return;
        }
        left--;
        int refused = refused();
        postings.post(connection, source.next(System.nanoTime()), usable -> {
            if (!usable) {
                later(this::reconnect);
            } else if (refused() > refused) {
                later(() -> next(connection));
            } else {
                next(connection);
            }
        });
    }

    private int refused() {
        int count = 0;
        for (int refusals : postings.refusals().values()) {
            count += refusals;
        }
        return count;
    }

    private boolean isOver() {
        return left <= 0 || System.nanoTime() >= endNanos;
    }

    private void later(Runnable action) {
        line.vertx().setTimer(PAUSE_MILLIS, ignored -> action.run());
    }

    private void stop() {
        if (--running == 0) {
            ended.complete();
        }
    }
}
