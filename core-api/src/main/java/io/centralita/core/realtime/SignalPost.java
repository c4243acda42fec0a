package io.centralita.core.realtime;

import io.centralita.core.kernel.nodes.NodeLink;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Brings signals to the sockets of this node and, when there are others, of those. */
@ApplicationScoped
class SignalPost {

    private static final Logger LOG = Logger.getLogger(SignalPost.class);
    private static final String TOPIC = "signals";

    private final Tails tails;
    private final NodeLink link;

    SignalPost(Tails tails, NodeLink link) {
        this.tails = tails;
        this.link = link;
    }

    /** At start: a node hears the others although none of its own sockets has signalled anything yet. */
    void listen(@Observes StartupEvent started) {
        link.subscribe(TOPIC, this::arrived);
    }

    void publish(Signal signal) {
        deliver(signal);
        if (link.isConfigured()) {
            link.publish(TOPIC, SignalText.write(signal), () -> {});
        }
    }

    private void arrived(String text) {
        try {
            deliver(SignalText.read(text));
        } catch (RuntimeException foreign) {
            LOG.debugf("a signal that this node does not understand: %s", foreign.getMessage());
        }
    }

    private void deliver(Signal signal) {
        tails.of(signal.workspace()).ifPresent(tail -> tail.each(session -> session.signalled(signal)));
    }
}
