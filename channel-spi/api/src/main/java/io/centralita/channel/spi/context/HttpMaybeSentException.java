package io.centralita.channel.spi.context;

import org.jspecify.annotations.Nullable;

/** The provider may have got the call and acted on it: time ran out, connection lost, reply too large or broken. */
public final class HttpMaybeSentException extends ChannelHttpException {

    private static final long serialVersionUID = 1L;

    public HttpMaybeSentException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
