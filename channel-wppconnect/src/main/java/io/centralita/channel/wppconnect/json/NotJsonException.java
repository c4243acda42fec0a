package io.centralita.channel.wppconnect.json;

/** Bytes that are not JSON within our bounds. The message says where, and quotes nothing. */
public final class NotJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    public NotJsonException(String message) {
        super(message);
    }
}
