package io.centralita.core.channels;

import io.centralita.core.kernel.nodes.NodeLink;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Has the other nodes look at once when this one has changed a channel or a switch, by Redis. Without Redis, or when the word is
 * lost, they find it at their next regular look. A topic of its own: the doorbell rings for every message.
 */
@ApplicationScoped
class ChannelNews {

    private static final String TOPIC = "channels";

    private final NodeLink link;
    private final Runnable look;

    @Inject
    ChannelNews(NodeLink link, ChannelSearch search) {
        this(link, search::look);
    }

    ChannelNews(NodeLink link, Runnable look) {
        this.link = link;
        this.look = look;
    }

    void start(@Observes StartupEvent event) {
        listen();
    }

    void listen() {
        link.subscribe(TOPIC, changed -> look.run());
    }

    /** After the commit of the change. */
    void tell() {
        link.publish(TOPIC, "changed", () -> {});
    }
}
