package io.centralita.load.scenario;

import io.centralita.load.measure.Latencies;
import io.centralita.load.wire.HttpAnswer;
import io.centralita.load.wire.HttpConnection;
import io.centralita.load.wire.Line;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Map;
import java.util.TreeMap;

/** One GET again and again over several connections. For the event loop. */
final class GetLoop {

    private final Line line;
    private final byte[] request;
    private final Latencies latencies = new Latencies();
    private final Map<Integer, Integer> refusals = new TreeMap<>();
    private final Promise<GetLoop> ended = Promise.promise();
    private long endNanos;
    private long bytes;
    private int running;

    GetLoop(Line line, byte[] request) {
        this.line = line;
        this.request = request;
    }

    /** Runs for a time; ends when the last answer is there. */
    Future<GetLoop> run(int connections, long nanos) {
        endNanos = System.nanoTime() + nanos;
        running = connections;
        for (int n = 0; n < connections; n++) {
            line.connect().onSuccess(this::next).onFailure(ended::tryFail);
        }
        return ended.future();
    }

    Latencies latencies() {
        return latencies;
    }

    Map<Integer, Integer> refusals() {
        return refusals;
    }

    /** Bytes of all bodies. */
    long bytes() {
        return bytes;
    }

    private void next(HttpConnection connection) {
        long start = System.nanoTime();
        if (start >= endNanos) {
            connection.close();
            if (--running == 0) {
                ended.tryComplete(this);
            }
            return;
        }
        connection.exchange(request, new HttpConnection.AnswerHandler() {
            @Override
            public void answered(HttpAnswer answer) {
                book(answer, start);
                next(connection);
            }

            @Override
            public void broken(Throwable cause) {
                ended.tryFail(cause);
            }
        });
    }

    private void book(HttpAnswer answer, long start) {
        if (answer.succeeded()) {
            latencies.add(System.nanoTime() - start);
            bytes += answer.length();
        } else {
            refusals.merge(answer.status(), 1, Integer::sum);
        }
    }
}
