package io.centralita.channel.metacloud.webhook;

import io.centralita.channel.metacloud.parse.EnvelopeReader;
import io.centralita.channel.metacloud.parse.Item;
import io.centralita.channel.spi.inbound.RawDelivery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Splits what one call tells by number or account, and person. What is about one person keeps the bytes as they came. */
final class Split {
    /** One delivery's address. */
    private record Lane(
            @Nullable String accountKey,
            @Nullable String accountId,
            @Nullable String peerKey) {
        static Lane of(Item item) {
            return new Lane(item.change().accountKey(), item.change().accountId(), item.lane());
        }
    }

    private Split() {}

    static List<RawDelivery> byPerson(byte[] body, List<Item> items) {
        if (items.isEmpty()) {
            return List.of();
        }
        Lane first = Lane.of(items.get(0));
        if (items.size() == 1 || items.stream().allMatch(item -> Lane.of(item).equals(first))) {
            return List.of(delivery(first, body, items));
        }
        List<RawDelivery> deliveries = new ArrayList<>();
        byLane(items).forEach((lane, some) -> deliveries.add(delivery(lane, EnvelopeWriter.write(some), some)));
        return deliveries;
    }

    private static Map<Lane, List<Item>> byLane(List<Item> items) {
        Map<Lane, List<Item>> lanes = new LinkedHashMap<>();
        for (Item item : items) {
            lanes.computeIfAbsent(Lane.of(item), lane -> new ArrayList<>(2)).add(item);
        }
        return lanes;
    }

    private static RawDelivery delivery(Lane lane, byte[] body, List<Item> items) {
        return new RawDelivery(
                lane.accountKey(),
                lane.accountId(),
                lane.peerKey(),
                body,
                RawDelivery.JSON,
                EnvelopeReader.eventsOf(items));
    }
}
