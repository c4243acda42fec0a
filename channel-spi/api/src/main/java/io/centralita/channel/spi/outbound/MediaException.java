package io.centralita.channel.spi.outbound;

/** The bytes of a medium cannot be had, now or ever. */
public final class MediaException extends Exception {

    private static final long serialVersionUID = 1L;

    private final SendError error;

    public MediaException(SendError error) {
        super(error.message());
        this.error = error;
    }

    /** Why; {@link SendError#retryable} says whether to try again. */
    public SendError error() {
        return error;
    }
}
