package io.centralita.channel.spi.context;

import org.jspecify.annotations.Nullable;

/** The provider certainly did not get the call: unknown host, connection refused, forbidden address. */
public final class HttpNotSentException extends ChannelHttpException {

    private static final long serialVersionUID = 1L;

    public HttpNotSentException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
