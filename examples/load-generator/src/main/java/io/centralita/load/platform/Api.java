package io.centralita.load.platform;

import io.centralita.load.wire.HttpAnswer;
import io.centralita.load.wire.HttpConnection;
import io.centralita.load.wire.Line;
import io.centralita.load.wire.Requests;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The REST calls a run prepares itself with, made from the main thread one after the other. A 429 or 503 is waited out
 * as {@code Retry-After} says, for at most a minute.
 */
public final class Api {

    private static final int PATIENCE_SECONDS = 30;
    private static final int MAX_ATTEMPTS = 60;

    private final Line line;
    private final AtomicInteger calls = new AtomicInteger();

    /** The API at the end of a line. */
    public Api(Line line) {
        this.line = line;
    }

    /** Logs in and gives the access token. */
    public String login(String email, String password) {
        JsonObject body = new JsonObject().put("email", email).put("password", password);
        return call("POST", "/v1/auth/login", "", body).json().getString("access_token");
    }

    /** Posts a JSON body as the bearer of a token; any answer but 2xx is an exception with the problem's text. */
    public JsonObject post(String token, String path, JsonObject body) {
        return call("POST", path, token, body).json();
    }

    /** Puts a JSON body. */
    public JsonObject put(String token, String path, JsonObject body) {
        return call("PUT", path, token, body).json();
    }

    /** Patches a resource, whatever its version: nobody else changes what a run made. */
    public JsonObject patch(String token, String path, JsonObject body) {
        return call("PATCH", path, token, body, Map.of("If-Match", "*")).json();
    }

    /** Gets a resource. */
    public HttpAnswer get(String token, String path) {
        return call("GET", path, token, null);
    }

    private HttpAnswer call(String method, String path, String token, JsonObject body) {
        return call(method, path, token, body, Map.of());
    }

    private HttpAnswer call(String method, String path, String token, JsonObject body, Map<String, String> more) {
        Map<String, String> headers = headers(method, token);
        headers.putAll(more);
        byte[] request = Requests.of(method, path, line.authority(), headers, body == null ? "" : body.encode());
        for (int attempt = 1; ; attempt++) {
            HttpAnswer answer = line.await(() -> exchange(request), PATIENCE_SECONDS);
            if (answer.succeeded()) {
                return answer;
            }
            boolean busy = answer.status() == 429 || answer.status() == 503;
            if (!busy || attempt == MAX_ATTEMPTS) {
                throw new ApiRefused(method + " " + path, answer);
            }
            waitAsTold(answer.header("retry-after"));
        }
    }

    private Map<String, String> headers(String method, String token) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Connection", "close");
        if (!token.isEmpty()) {
            headers.put("Authorization", "Bearer " + token);
        }
        if ("POST".equals(method)) {
            headers.put("Idempotency-Key", UUID.randomUUID() + "-" + calls.incrementAndGet());
        }
        return headers;
    }

    private Future<HttpAnswer> exchange(byte[] request) {
        return line.connect().compose(connection -> {
            Promise<HttpAnswer> promise = Promise.promise();
            connection.exchange(request, new HttpConnection.AnswerHandler() {
                @Override
                public void answered(HttpAnswer answer) {
                    promise.complete(answer.kept());
                    connection.close();
                }

                @Override
                public void broken(Throwable cause) {
                    promise.tryFail(cause);
                }
            });
            return promise.future();
        });
    }

    private static void waitAsTold(String retryAfter) {
        long seconds = retryAfter == null ? 1 : Long.parseLong(retryAfter);
        try {
            Thread.sleep(Math.max(1, Math.min(60, seconds)) * 1_000);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    /** The API answered something other than 2xx. */
    public static final class ApiRefused extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final int status;

        ApiRefused(String call, HttpAnswer answer) {
            super(call + " answered " + answer.status() + ": " + answer.text());
            this.status = answer.status();
        }

        /** The status. */
        public int status() {
            return status;
        }
    }
}
