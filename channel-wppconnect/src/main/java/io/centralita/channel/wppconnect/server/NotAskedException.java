package io.centralita.channel.wppconnect.server;

import io.centralita.channel.spi.outbound.SendError;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** A call was never made, since no token could be had for it. */
public final class NotAskedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final SendError error;

    public NotAskedException(SendError error) {
        super(error.message());
        this.error = error;
    }

    public SendError error() {
        return error;
    }

    /** Finds it under the wrappings of a completion stage. */
    public static Optional<SendError> in(Throwable failure) {
        Throwable inner = failure;
        while (inner instanceof CompletionException && inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner instanceof NotAskedException found ? Optional.of(found.error()) : Optional.empty();
    }
}
