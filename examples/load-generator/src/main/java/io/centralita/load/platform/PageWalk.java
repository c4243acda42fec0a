package io.centralita.load.platform;

import io.centralita.load.wire.Bytes;
import io.centralita.load.wire.HttpAnswer;
import io.centralita.load.wire.HttpConnection;
import io.centralita.load.wire.Line;
import io.centralita.load.wire.Requests;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads a list of the API page by page over one connection, on the event loop. */
public final class PageWalk {

    private static final byte[] NEXT_CURSOR = Bytes.ascii("\"next_cursor\":\"");
    private static final int MAX_WAITS = 30;

    private final Line line;
    private final Map<String, String> headers;

    /** Walks as the bearer of a token. */
    public PageWalk(Line line, String token) {
        this.line = line;
        this.headers = Map.of("Authorization", "Bearer " + token);
    }

    /**
     * Hands every page to the reader, in order.
     *
     * @param path the list with its filters, a query string included
     */
    public Future<Void> read(HttpConnection connection, String path, PageReader reader) {
        Promise<Void> promise = Promise.promise();
        step(connection, path, "", 0, reader, promise);
        return promise.future();
    }

    private void step(
            HttpConnection connection, String path, String cursor, int waits, PageReader reader, Promise<Void> end) {
        String page = cursor.isEmpty() ? path : path + "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        byte[] request = Requests.of("GET", page, line.authority(), headers, "");
        connection.exchange(request, new HttpConnection.AnswerHandler() {
            @Override
            public void answered(HttpAnswer answer) {
                if (!answer.succeeded()) {
                    refused(answer);
                    return;
                }
                boolean more = reader.page(answer.bytes(), answer.from(), answer.to());
                int at = Bytes.after(answer.bytes(), NEXT_CURSOR, answer.from(), answer.to());
                if (at < 0 || !more) {
                    end.complete();
                } else {
                    String next = Bytes.untilQuote(answer.bytes(), at, answer.to());
                    step(connection, path, next, 0, reader, end);
                }
            }

            private void refused(HttpAnswer answer) {
                boolean busy = answer.status() == 429 || answer.status() == 503;
                if (busy && waits < MAX_WAITS) {
                    line.vertx().setTimer(1_000, id -> step(connection, path, cursor, waits + 1, reader, end));
                } else {
                    end.fail("GET " + page + " answered " + answer.status() + ": " + answer.text());
                }
            }

            @Override
            public void broken(Throwable cause) {
                end.fail(cause);
            }
        });
    }

    /** Reads a page's JSON in place. */
    public interface PageReader {

        /** A page in {@code bytes[from, to)}, valid during this call; false to read no further. */
        boolean page(byte[] bytes, int from, int to);
    }
}
