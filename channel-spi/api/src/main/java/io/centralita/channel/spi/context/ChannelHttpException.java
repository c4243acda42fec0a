package io.centralita.channel.spi.context;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** An HTTP call got no reply. */
public abstract sealed class ChannelHttpException extends IOException
        permits HttpNotSentException, HttpMaybeSentException {

    private static final long serialVersionUID = 1L;

    protected ChannelHttpException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Finds it under the wrappings of a completion stage. */
    public static Optional<ChannelHttpException> in(Throwable failure) {
        @Nullable Throwable inner = failure;
        while (inner instanceof CompletionException || inner instanceof ExecutionException) {
            inner = inner.getCause();
        }
        return inner instanceof ChannelHttpException found ? Optional.of(found) : Optional.empty();
    }
}
