package io.centralita.core.media.fetch;

import io.centralita.channel.spi.outbound.ResolvedMedia;
import io.centralita.core.kernel.net.OutboundGuard;
import io.centralita.core.media.BlobDraft;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeoutException;

/** Streams bytes from a provider's address into a draft, under the guard, a size and a deadline. No redirects. */
@ApplicationScoped
class Downloads {

    private static final int CONNECTIONS_PER_HOST = 8;
    private static final int CONNECT_TIMEOUT_MS = 10_000;
    private static final int SILENCE_SECONDS = 30;
    private static final long CANCEL = 8;

    private final Vertx vertx;
    private final OutboundGuard guard;
    private final FetchSettings settings;
    private final HttpClient client;

    Downloads(Vertx vertx, OutboundGuard guard, FetchSettings settings) {
        this.vertx = vertx;
        this.guard = guard;
        this.settings = settings;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS_PER_HOST)
                .setConnectTimeout(CONNECT_TIMEOUT_MS)
                .setReadIdleTimeout(SILENCE_SECONDS)
                .setDecompressionSupported(false));
    }

    /** Ends the draft, whatever happens. */
    Future<Void> into(BlobDraft draft, ResolvedMedia.Remote remote) {
        return guard.admit(remote.uri())
                .compose(target -> {
                    var options = target.request(HttpMethod.GET);
                    remote.headers().forEach(options::addHeader);
                    return client.request(options);
                })
                .compose(request -> read(request, draft));
    }

    private Future<Void> read(HttpClientRequest request, BlobDraft draft) {
        var timer = vertx.setTimer(
                settings.deadline().toMillis(),
                ignored -> request.reset(CANCEL, new TimeoutException("the download took too long")));
        return request.send()
                .compose(response -> {
                    refuse(response);
                    return response.pipeTo(draft);
                })
                .onFailure(ignored -> request.reset(CANCEL))
                .onComplete(ignored -> vertx.cancelTimer(timer));
    }

    private void refuse(HttpClientResponse response) {
        var status = response.statusCode();
        if (status != 200) {
            throw status >= 300 && status < 400
                    ? FetchFailure.lasting("redirected")
                    : FetchFailure.passing("http_" + status);
        }
        var length = response.getHeader("Content-Length");
        if (length != null && (length.length() > 18 || Long.parseLong(length) > settings.largest())) {
            throw new BlobDraft.TooLargeException(settings.largest());
        }
    }
}
