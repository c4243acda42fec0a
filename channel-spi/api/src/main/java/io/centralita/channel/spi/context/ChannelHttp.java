package io.centralita.channel.spi.context;

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
}
