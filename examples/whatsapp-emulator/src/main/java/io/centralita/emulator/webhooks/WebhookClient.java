package io.centralita.emulator.webhooks;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Posts signed bodies over kept connections. Belongs to one thread. */
final class WebhookClient {

    private final HttpClient client;
    private final long timeoutMillis;
    private final Signatures signatures = new Signatures();
    private final Map<String, RequestOptions> targets = new HashMap<>();

    WebhookClient(Vertx vertx, int connections, Duration timeout) {
        this.timeoutMillis = timeout.toMillis();
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(true)
                .setMaxPoolSize(connections)
                .setConnectTimeout((int) Math.min(timeoutMillis, Integer.MAX_VALUE)));
    }

    /** The status of the answer to one POST. */
    Future<Integer> post(String url, Webhook webhook) {
        return client.request(target(url)).compose(request -> send(request, webhook));
    }

    private Future<Integer> send(HttpClientRequest request, Webhook webhook) {
        String secret = webhook.appSecret();
        request.putHeader("Content-Type", "application/json");
        request.putHeader("User-Agent", secret == null ? "axios/1.13.2" : "facebookexternalua");
        if (secret != null) {
            request.putHeader("X-Hub-Signature-256", signatures.sign(secret, webhook.body()));
        }
        return request.send(webhook.body()).compose(response -> response.end().map(response.statusCode()));
    }

    /** The answer to a GET: status and body. */
    Future<Answer> get(String url) {
        return client.request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setAbsoluteURI(url)
                        .setTimeout(timeoutMillis))
                .compose(request -> request.send())
                .compose(response -> response.body().map(body -> new Answer(response.statusCode(), body.toString())));
    }

    record Answer(int status, String body) {}

    private RequestOptions target(String url) {
        return targets.computeIfAbsent(
                url,
                absolute -> new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setAbsoluteURI(absolute)
                        .setTimeout(timeoutMillis));
    }
}
