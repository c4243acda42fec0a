package io.centralita.core.boot;

/** The process cannot start; the message tells the operator why and what to do about it. */
public final class BootFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BootFailure(String message) {
        super(message);
    }

    public BootFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
