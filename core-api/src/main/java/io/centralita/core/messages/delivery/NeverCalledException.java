package io.centralita.core.messages.delivery;

/** No plug-in was given the message, and none will be by this attempt. */
final class NeverCalledException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NeverCalledException() {
        super("the time for the call was over before it was made", null, false, false);
    }
}
