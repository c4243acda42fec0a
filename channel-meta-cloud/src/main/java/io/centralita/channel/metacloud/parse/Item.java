package io.centralita.channel.metacloud.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.inbound.InboundEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The smallest thing a webhook body can be split into.
 *
 * @param change where it stood
 * @param part which part of the change's value it is
 * @param lane key of the person or group it is about; null when it is about no one
 * @param events what it says
 * @param contacts the elements of {@code contacts[]} that were needed to read it
 */
public record Item(
        Change change, Part part, @Nullable String lane, List<InboundEvent> events, List<JsonNode> contacts) {

    static Item whole(Change change, List<InboundEvent> events) {
        return new Item(change, new Part.Whole(), null, events, List.of());
    }

    static Item alone(Change change, Part part, InboundEvent event) {
        return new Item(change, part, null, List.of(event), List.of());
    }
}
