package io.centralita.core.channels.context;

import io.centralita.channel.spi.context.ChannelHttp;
import io.centralita.channel.spi.context.HttpCall;
import io.centralita.channel.spi.context.HttpContent;
import io.centralita.channel.spi.context.HttpMaybeSentException;
import io.centralita.channel.spi.context.HttpNotSentException;
import io.centralita.channel.spi.context.HttpReply;
import io.centralita.core.kernel.net.OutboundGuard;
import io.centralita.core.kernel.net.OutboundTarget;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

/** The plug-ins' HTTP client: guarded, pooled, no redirects, no retries, a bounded reply. */
@ApplicationScoped
class CoreChannelHttp implements ChannelHttp {

    private static final int CONNECTIONS_PER_HOST = 64;
    private static final int CONNECT_TIMEOUT_MS = 5_000;
    private static final int KEEP_ALIVE_SECONDS = 15;

    private final Vertx vertx;
    private final OutboundGuard guard;
    private final HttpClient client;

    CoreChannelHttp(Vertx vertx, OutboundGuard guard) {
        this.vertx = vertx;
        this.guard = guard;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS_PER_HOST)
                .setConnectTimeout(CONNECT_TIMEOUT_MS)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setDecompressionSupported(true));
    }

    @Override
    public CompletionStage<HttpReply> send(HttpCall call) {
        return dial(call)
                .compose(request -> exchange(call, request))
                .recover(failure ->
                        Future.failedFuture(failure instanceof HttpNotSentException ? failure : maybeSent(failure)))
                .toCompletionStage();
    }

    private Future<HttpClientRequest> dial(HttpCall call) {
        return guard.admit(call.uri())
                .compose(target -> client.request(options(call, target)))
                .recover(failure -> Future.failedFuture(notSent(failure)));
    }

    private static RequestOptions options(HttpCall call, OutboundTarget target) {
        var options = target.request(HttpMethod.valueOf(call.method()));
        call.headers().forEach(options::addHeader);
        return options;
    }

    private Future<HttpReply> exchange(HttpCall call, HttpClientRequest request) {
        var timer = vertx.setTimer(
                Math.max(1, call.timeout().toMillis()),
                ignored -> request.reset(8, new TimeoutException("no reply within " + call.timeout())));
        return write(call.content(), request)
                .compose(response -> read(response, call.maxReplyBytes()))
                .onComplete(ignored -> vertx.cancelTimer(timer));
    }

    private static Future<HttpClientResponse> write(HttpContent content, HttpClientRequest request) {
        if (content instanceof HttpContent.Bytes bytes) {
            request.putHeader("Content-Type", bytes.contentType());
            return request.send(Buffer.buffer(bytes.bytes()));
        }
        if (content instanceof HttpContent.Stream stream) {
            request.putHeader("Content-Type", stream.contentType());
            request.putHeader("Content-Length", String.valueOf(stream.length()));
            return PublisherPump.into(stream.publisher(), request).compose(ignored -> request.response());
        }
        return request.send();
    }

    private static Future<HttpReply> read(HttpClientResponse response, int limit) {
        var body = Buffer.buffer();
        var headers = headers(response.headers());
        response.handler(chunk -> {
            if (body.length() + chunk.length() > limit) {
                response.request().reset(8, new IllegalStateException("a reply of more than " + limit + " bytes"));
            } else {
                body.appendBuffer(chunk);
            }
        });
        return response.end().map(ignored -> new HttpReply(response.statusCode(), headers, body.getBytes()));
    }

    private static Map<String, List<String>> headers(MultiMap headers) {
        var copy = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        headers.names().forEach(name -> copy.put(name, headers.getAll(name)));
        return copy;
    }

    private static HttpNotSentException notSent(Throwable failure) {
        return new HttpNotSentException(String.valueOf(failure.getMessage()), failure);
    }

    private static HttpMaybeSentException maybeSent(Throwable failure) {
        return new HttpMaybeSentException(String.valueOf(failure.getMessage()), failure);
    }
}
