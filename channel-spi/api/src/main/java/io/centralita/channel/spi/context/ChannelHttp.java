package io.centralita.channel.spi.context;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * The core's HTTP client. It follows no redirect, does not retry, keeps no cookie, adds trace headers.
 */
public interface ChannelHttp {

    /**
     * Calls. Any HTTP status is a reply. Without a reply the stage completes exceptionally with a
     * {@link ChannelHttpException} (perhaps wrapped in a {@link java.util.concurrent.CompletionException}; see
     * {@link ChannelHttpException#in}): {@link HttpNotSentException} when the provider certainly did not get the call,
     * {@link HttpMaybeSentException} when it may have. It never throws.
     */
    CompletionStage<HttpReply> send(HttpCall call);

    /**
     * Calls, for a reply too large to hold: as {@link #send}, but the stage completes when the head of the reply is here,
     * and the body comes as it is asked for. The call's {@code timeout} is for the head, its {@code maxReplyBytes} for the
     * body; a body that is larger, breaks off or takes too long ends in an {@link HttpMaybeSentException}.
     *
     * <p>A client that does not have it reads the whole reply first.
     *
     * @param bodyTimeout from the head to the end of the body, the reader's own pauses included
     */
    default CompletionStage<HttpReplyStream> stream(HttpCall call, Duration bodyTimeout) {
        return send(call).thenApply(HttpReplyStream::of);
    }
}
