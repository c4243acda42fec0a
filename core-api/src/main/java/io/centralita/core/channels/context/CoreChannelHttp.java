package io.centralita.core.channels.context;

import io.centralita.channel.spi.context.ChannelHttp;
import io.centralita.channel.spi.context.HttpCall;
import io.centralita.channel.spi.context.HttpContent;
import io.centralita.channel.spi.context.HttpMaybeSentException;
import io.centralita.channel.spi.context.HttpNotSentException;
import io.centralita.channel.spi.context.HttpReply;
import io.centralita.channel.spi.context.HttpReplyStream;
import io.centralita.core.kernel.net.BlockedAddressException;
import io.centralita.core.kernel.net.OutboundGuard;
import io.centralita.core.kernel.net.OutboundTarget;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.StreamResetException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The plug-ins' HTTP client: guarded, pooled, no redirects, no retries, a bounded reply. */
final class CoreChannelHttp implements ChannelHttp, AutoCloseable {

    private static final int CONNECTIONS_PER_HOST = 256;
    private static final int CONNECT_TIMEOUT_MS = 5_000;
    private static final int KEEP_ALIVE_SECONDS = 15;

    private final Vertx vertx;
    private final OutboundGuard guard;
    private @Nullable HttpClient client;
    private @Nullable HttpClient streaming;
    private boolean closed;

    CoreChannelHttp(Vertx vertx, OutboundGuard guard) {
        this.vertx = vertx;
        this.guard = guard;
    }

    /** Made when first used; most contexts only look at a configuration. */
    private synchronized HttpClient client() {
        var open = client;
        if (open == null) {
            open = opened(true);
            client = open;
        }
        return open;
    }

    /** Takes no compressed replies: a piece asked for is a piece read. */
    private synchronized HttpClient streaming() {
        var open = streaming;
        if (open == null) {
            open = opened(false);
            streaming = open;
        }
        return open;
    }

    private HttpClient opened(boolean decompressing) {
        if (closed) {
            throw new IllegalStateException("the channel has ended");
        }
        return vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS_PER_HOST)
                .setConnectTimeout(CONNECT_TIMEOUT_MS)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setDecompressionSupported(decompressing));
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (client != null) {
            client.close();
        }
        if (streaming != null) {
            streaming.close();
        }
    }

    @Override
    public CompletionStage<HttpReply> send(HttpCall call) {
        return replied(dial(call, this::client).compose(request -> exchange(call, request)));
    }

    @Override
    public CompletionStage<HttpReplyStream> stream(HttpCall call, Duration bodyTimeout) {
        return replied(dial(call, this::streaming).compose(request -> opening(call, request, bodyTimeout)));
    }

    private static <T> CompletionStage<T> replied(Future<T> reply) {
        return reply.recover(failure ->
                        Future.failedFuture(failure instanceof HttpNotSentException ? failure : maybeSent(failure)))
                .toCompletionStage();
    }

    private Future<HttpClientRequest> dial(HttpCall call, Supplier<HttpClient> client) {
        return guard.admit(call.uri())
                .compose(target -> client.get().request(options(call, target)))
                .recover(failure -> Future.failedFuture(notSent(failure)));
    }

    private static RequestOptions options(HttpCall call, OutboundTarget target) {
        var options = target.request(HttpMethod.valueOf(call.method()));
        call.headers().forEach(options::addHeader);
        return options;
    }

    private Future<HttpReply> exchange(HttpCall call, HttpClientRequest request) {
        var reply = heard(call, request, response -> read(response, call.maxReplyBytes()));
        write(call.content(), request, reply);
        return reply;
    }

    private Future<HttpReplyStream> opening(HttpCall call, HttpClientRequest request, Duration bodyTimeout) {
        var over = Promise.<Void>promise();
        var reply = heard(call, request, response -> {
            var body = ResponseBody.of(response, vertx, call.maxReplyBytes(), bodyTimeout, over::tryComplete);
            return Future.succeededFuture(
                    new HttpReplyStream(response.statusCode(), headers(response.headers()), body));
        });
        write(call.content(), request, over.future());
        return reply.onFailure(over::tryFail);
    }

    /** Called before the first byte is written: a reply that comes during the writing would be lost. */
    private <T> Future<T> heard(
            HttpCall call, HttpClientRequest request, Function<HttpClientResponse, Future<T>> reader) {
        var timer = vertx.setTimer(
                Math.max(1, call.timeout().toMillis()),
                ignored -> request.reset(8, new TimeoutException("no reply within " + call.timeout())));
        return request.response().compose(reader).onComplete(ignored -> vertx.cancelTimer(timer));
    }

    private static void write(HttpContent content, HttpClientRequest request, Future<?> over) {
        if (content instanceof HttpContent.Bytes bytes) {
            request.putHeader("Content-Type", bytes.contentType());
            request.end(Buffer.buffer(bytes.bytes()));
        } else if (content instanceof HttpContent.Stream stream) {
            request.putHeader("Content-Type", stream.contentType());
            request.putHeader("Content-Length", String.valueOf(stream.length()));
            var pump = PublisherPump.into(request, stream.publisher(), stream.length());
            over.onComplete(ignored -> pump.stop());
        } else {
            request.end();
        }
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
        var why = String.valueOf(failure.getMessage());
        return failure instanceof BlockedAddressException
                ? HttpNotSentException.forbidden(why, failure)
                : new HttpNotSentException(why, failure);
    }

    /** A call that we ended says why we did. */
    private static HttpMaybeSentException maybeSent(Throwable failure) {
        var why = failure instanceof StreamResetException && failure.getCause() != null ? failure.getCause() : failure;
        return new HttpMaybeSentException(String.valueOf(why.getMessage()), failure);
    }
}
