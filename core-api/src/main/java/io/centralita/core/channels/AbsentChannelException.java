package io.centralita.core.channels;

/** The channel does not run on this node, yet or for the reason that the message tells; its bytes cannot be read here. */
public final class AbsentChannelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AbsentChannelException(String why) {
        super(why, null, false, false);
    }
}
