package io.centralita.channel.testkit.context;

import io.centralita.channel.spi.context.ChannelHttp;
import io.centralita.channel.spi.context.ChannelHttpException;
import io.centralita.channel.spi.context.HttpCall;
import io.centralita.channel.spi.context.HttpContent;
import io.centralita.channel.spi.context.HttpMaybeSentException;
import io.centralita.channel.spi.context.HttpNotSentException;
import io.centralita.channel.spi.context.HttpReply;
import io.centralita.channel.spi.context.HttpReplyStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Real HTTP by the JDK's client, without the core's address rules: tests talk to the own machine. */
public final class JavaNetHttp implements ChannelHttp {

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    @Override
    public CompletionStage<HttpReply> send(HttpCall call) {
        try {
            return client.sendAsync(request(call), info -> new LimitedBody(call.maxReplyBytes()))
                    .orTimeout(call.timeout().toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)
                    .handle(JavaNetHttp::replyOrReason);
        } catch (IllegalArgumentException unfit) {
            return CompletableFuture.failedFuture(new HttpNotSentException("unfit call: " + call, unfit));
        }
    }

    @Override
    public CompletionStage<HttpReplyStream> stream(HttpCall call, Duration bodyTimeout) {
        try {
            return client.sendAsync(request(call), HttpResponse.BodyHandlers.ofPublisher())
                    .handle((response, failure) -> {
                        if (response == null) {
                            throw new CompletionException(reason(failure));
                        }
                        return new HttpReplyStream(
                                response.statusCode(),
                                response.headers().map(),
                                new JoinedBody(response.body(), call.maxReplyBytes(), bodyTimeout));
                    });
        } catch (IllegalArgumentException unfit) {
            return CompletableFuture.failedFuture(new HttpNotSentException("unfit call: " + call, unfit));
        }
    }

    private static HttpRequest request(HttpCall call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(call.uri())
                .timeout(call.timeout())
                .method(call.method(), publisher(call.content()));
        call.headers().forEach(request::header);
        contentType(call.content(), request);
        return request.build();
    }

    private static BodyPublisher publisher(HttpContent content) {
        if (content instanceof HttpContent.Bytes bytes) {
            return BodyPublishers.ofByteArray(bytes.bytes());
        }
        if (content instanceof HttpContent.Stream stream) {
            return BodyPublishers.fromPublisher(stream.publisher(), stream.length());
        }
        return BodyPublishers.noBody();
    }

    private static void contentType(HttpContent content, HttpRequest.Builder request) {
        if (content instanceof HttpContent.Bytes bytes) {
            request.header("Content-Type", bytes.contentType());
        } else if (content instanceof HttpContent.Stream stream) {
            request.header("Content-Type", stream.contentType());
        }
    }

    private static HttpReply replyOrReason(@Nullable HttpResponse<byte[]> response, @Nullable Throwable failure) {
        if (response == null) {
            throw new CompletionException(reason(failure));
        }
        return new HttpReply(response.statusCode(), response.headers().map(), response.body());
    }

    private static ChannelHttpException reason(@Nullable Throwable failure) {
        @Nullable Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        boolean notSent = cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof UnresolvedAddressException;
        return notSent
                ? new HttpNotSentException("no connection", cause)
                : new HttpMaybeSentException("no reply", cause);
    }
}
