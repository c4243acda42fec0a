package io.centralita.core.realtime;

/** A frame that is not of the protocol: the socket is closed with 4001. */
final class BadFrameException extends Exception {

    private static final long serialVersionUID = 1L;

    BadFrameException(String reason) {
        super(reason, null, false, false);
    }
}
