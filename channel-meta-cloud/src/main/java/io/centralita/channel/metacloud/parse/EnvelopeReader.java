package io.centralita.channel.metacloud.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.centralita.channel.metacloud.json.Json;
import io.centralita.channel.metacloud.json.JsonBytes;
import io.centralita.channel.metacloud.json.NotJsonException;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.PayloadException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a webhook body: {@code entry[]} of {@code changes[]}. Only what is no JSON, or no envelope of this product, is an
 * error; everything inside is read as far as it can be.
 */
public final class EnvelopeReader {
    private static final String PRODUCT = "whatsapp_business_account";

    private EnvelopeReader() {}

    /** All that is told, in order. */
    public static List<InboundEvent> events(byte[] body) throws PayloadException {
        return eventsOf(items(body));
    }

    /** The events of some items, in order. */
    public static List<InboundEvent> eventsOf(List<Item> items) {
        List<InboundEvent> events = new ArrayList<>(items.size());
        items.forEach(item -> events.addAll(item.events()));
        return events;
    }

    /** All that is told, piece by piece. */
    public static List<Item> items(byte[] body) throws PayloadException {
        JsonNode root = envelope(body);
        List<Item> items = new ArrayList<>(2);
        for (JsonNode entry : Json.items(root.get("entry"))) {
            int before = items.size();
            for (JsonNode change : Json.items(entry.get("changes"))) {
                items.addAll(ChangeReader.items(change(entry, change)));
            }
            if (items.size() == before) {
                items.add(UnknownReader.entry(change(entry, MissingNode.getInstance())));
            }
        }
        return items;
    }

    private static JsonNode envelope(byte[] body) throws PayloadException {
        JsonNode root = read(body);
        if (!root.isObject() || !root.path("entry").isContainerNode()) {
            throw new PayloadException("not an envelope: an object with entry[] is expected");
        }
        String product = Json.text(root, "object");
        if (product != null && !product.equals(PRODUCT)) {
            throw new PayloadException("not an envelope of " + PRODUCT);
        }
        return root;
    }

    private static JsonNode read(byte[] body) throws PayloadException {
        try {
            return JsonBytes.read(body);
        } catch (NotJsonException notJson) {
            throw new PayloadException("not JSON: " + notJson.getMessage());
        }
    }

    private static Change change(JsonNode entry, JsonNode change) {
        JsonNode value = change.path("value");
        return new Change(
                entry,
                change,
                Json.textOrEmpty(change, "field"),
                value,
                Json.word(Json.object(value, "metadata"), "phone_number_id"),
                Times.of(entry, "time", Instant.EPOCH));
    }
}
