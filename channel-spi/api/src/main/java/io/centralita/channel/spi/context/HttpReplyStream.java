package io.centralita.channel.spi.context;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * What a server answers, its body still to come.
 *
 * <p>A connection is held until the body was read to its end, failed, was cancelled, or its time is over: {@link #read} it,
 * {@link #discard} it, or subscribe.
 *
 * @param status HTTP status
 * @param headers names in lower case; read them with {@link #header}
 * @param body for one subscriber; gives pieces as they are asked for, and fails with a {@link ChannelHttpException}
 */
public record HttpReplyStream(int status, Map<String, List<String>> headers, Flow.Publisher<ByteBuffer> body) {

    public HttpReplyStream {
        Map<String, List<String>> lower = new TreeMap<>();
        headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        headers = Map.copyOf(lower);
    }

    /** A reply that was read already. */
    public static HttpReplyStream of(HttpReply reply) {
        return new HttpReplyStream(reply.status(), reply.headers(), new BytesPublisher(reply.body()));
    }

    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    public boolean successful() {
        return status >= 200 && status < 300;
    }

    /**
     * Reads the whole body into memory.
     *
     * @param maxBytes a larger body is a {@link HttpMaybeSentException}
     */
    public CompletionStage<HttpReply> read(int maxBytes) {
        BodyReader reader = new BodyReader(maxBytes);
        body.subscribe(reader);
        return reader.bytes().thenApply(bytes -> new HttpReply(status, headers, bytes));
    }

    /** Does without the body. */
    public void discard() {
        body.subscribe(new BodyReader(-1));
    }

    @Override
    public String toString() {
        return "HttpReplyStream[" + status + "]";
    }
}
