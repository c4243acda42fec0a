package io.centralita.channel.spi.inbound;

/** The bytes of a delivery are not what the provider promises. The delivery becomes a dead letter. */
public final class PayloadException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param message what was expected and where; nothing of the customer's words */
    public PayloadException(String message) {
        super(message);
    }

    public PayloadException(String message, Throwable cause) {
        super(message, cause);
    }
}
