package io.centralita.channel.wppconnect.parse;

import io.centralita.channel.spi.inbound.InboundEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one call tells.
 *
 * @param event the server's word for it, as far as it can be trusted
 * @param lane whose it is; null when it is about no one
 * @param events empty only for what is known and of no use: presence, acknowledgements of the customer's own messages
 */
public record Told(String event, @Nullable String lane, List<InboundEvent> events) {

    public Told {
        events = List.copyOf(events);
    }

    static Told of(String event, @Nullable String lane, InboundEvent told) {
        return new Told(event, lane, List.of(told));
    }

    static Told nothingOfUse(String event) {
        return new Told(event, null, List.of());
    }
}
