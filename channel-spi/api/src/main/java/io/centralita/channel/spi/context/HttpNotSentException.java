package io.centralita.channel.spi.context;

import org.jspecify.annotations.Nullable;

/** The provider certainly did not get the call: unknown host, connection refused, forbidden address. */
public final class HttpNotSentException extends ChannelHttpException {

    private static final long serialVersionUID = 1L;

    private final boolean forbidden;

    public HttpNotSentException(String message, @Nullable Throwable cause) {
        this(message, cause, false);
    }

    private HttpNotSentException(String message, @Nullable Throwable cause, boolean forbidden) {
        super(message, cause);
        this.forbidden = forbidden;
    }

    /** The platform's rules do not allow the call: trying again makes no sense until they change. */
    public static HttpNotSentException forbidden(String message, @Nullable Throwable cause) {
        return new HttpNotSentException(message, cause, true);
    }

    /** Whether the platform, not the network, stood in the way. */
    public boolean forbidden() {
        return forbidden;
    }
}
