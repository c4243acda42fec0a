package io.centralita.core.kernel.net;

/** An outbound call that may not be made: nothing was sent. The message names no address, so that it may be shown. */
public final class BlockedAddressException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BlockedAddressException(String reason) {
        super(reason, null, false, false);
    }
}
