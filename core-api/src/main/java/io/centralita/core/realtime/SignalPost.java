package io.centralita.core.realtime;

import jakarta.enterprise.context.ApplicationScoped;

/** Brings signals to the sockets of this node. */
@ApplicationScoped
class SignalPost {

    private final Tails tails;

    SignalPost(Tails tails) {
        this.tails = tails;
    }

    void publish(Signal signal) {
        deliver(signal);
    }

    void deliver(Signal signal) {
        tails.of(signal.workspace()).ifPresent(tail -> tail.each(session -> session.signalled(signal)));
    }
}
