package io.centralita.channel.testkit;

import io.centralita.channel.spi.inbound.EventType;
import io.centralita.channel.spi.inbound.WebhookRequest;
import java.util.List;

/**
 * An authentic call and what is in it.
 *
 * @param name for messages of failure
 * @param request the call
 * @param events the types of the events in it, in any order
 */
public record WebhookSample(String name, WebhookRequest request, List<EventType> events) {

    public WebhookSample {
        events = List.copyOf(events);
    }

    public static WebhookSample of(String name, WebhookRequest request, EventType... events) {
        return new WebhookSample(name, request, List.of(events));
    }

    @Override
    public String toString() {
        return name;
    }
}
