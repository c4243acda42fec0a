package io.centralita.channel.metacloud.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.centralita.channel.metacloud.support.Fixtures;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.spi.inbound.RawDelivery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The elements that a body tells, counted without the parser's help. */
final class Elements {
    private static final Set<String> PEOPLE_FIELDS =
            Set.of("messages", "smb_message_echoes", "history", "smb_app_state_sync", "user_preferences", "");
    private static final Set<String> ONE_BY_ONE =
            Set.of("messages", "message_echoes", "statuses", "errors", "state_sync", "user_preferences");
    private static final int LONGEST_ID = 350;

    private Elements() {}

    /** One envelope with the entries of several; the second body's changes are put into the first one's entry. */
    static byte[] batch(List<byte[]> bodies) {
        ObjectNode batch = JsonNodeFactory.instance.objectNode().put("object", "whatsapp_business_account");
        ArrayNode entries = batch.putArray("entry");
        for (int i = 0; i < bodies.size(); i++) {
            for (JsonNode entry : Fixtures.tree(bodies.get(i)).get("entry")) {
                if (i == 1 && entries.get(0).get("changes") instanceof ArrayNode changes) {
                    entry.get("changes").forEach(changes::add);
                } else {
                    entries.add(entry);
                }
            }
        }
        return Fixtures.bytes(batch);
    }

    /** Each element is told by an event at least, can be found by its id, and stands in the bytes that are stored. */
    static void assertNothingLost(JsonNode root, List<RawDelivery> deliveries, List<InboundEvent> events) {
        String told = events.toString();
        String stored = deliveries.stream()
                .map(delivery -> Fixtures.tree(delivery.body()).toString())
                .reduce("", String::concat);
        int least = 0;
        for (JsonNode entry : items(root.get("entry"))) {
            List<JsonNode> changes = items(entry.get("changes"));
            least += changes.isEmpty() ? 1 : 0;
            assertThat(changes.isEmpty() ? stored : entry.toString()).contains(entry.toString());
            for (JsonNode change : changes) {
                List<JsonNode> elements = elements(change);
                least += Math.max(1, elements.size());
                elements.forEach(element -> assertThat(stored).contains(element.toString()));
                elements.forEach(element -> assertThat(told(element, told))
                        .as("event of %s", element)
                        .isTrue());
            }
        }
        assertThat(events).hasSizeGreaterThanOrEqualTo(least);
    }

    private static List<JsonNode> elements(JsonNode change) {
        List<JsonNode> elements = new ArrayList<>();
        if (PEOPLE_FIELDS.contains(change.path("field").asText(""))
                && change.path("value").isObject()) {
            ONE_BY_ONE.forEach(
                    array -> elements.addAll(items(change.get("value").get(array))));
        }
        return elements;
    }

    private static List<JsonNode> items(JsonNode node) {
        List<JsonNode> items = new ArrayList<>();
        if (node != null && node.isArray()) {
            node.forEach(items::add);
        } else if (node != null && node.isObject()) {
            items.add(node);
        }
        return items;
    }

    /** By its id, or as the taking back of another message; by something at least where it has no id, or is of the address book. */
    private static boolean told(JsonNode element, String told) {
        JsonNode saved = element.path("contact").path("phone_number");
        if (saved.isTextual() && !saved.textValue().isBlank() && told.contains(saved.textValue())) {
            return true;
        }
        JsonNode id = element.path("id");
        if (!id.isTextual() || id.textValue().isBlank() || id.textValue().length() > LONGEST_ID) {
            return !told.equals("[]");
        }
        JsonNode target = element.path("revoke").path("original_message_id");
        return told.contains(id.textValue())
                || (target.isValueNode() && told.contains("targetProviderMessageId=" + target.asText()));
    }

    static void assertInLane(RawDelivery delivery, List<InboundEvent> events) {
        for (InboundEvent event : events) {
            if (event instanceof MessageReceived message) {
                String lane = message.group() == null
                        ? message.peer().key()
                        : Identity.group(message.group().id()).key();
                assertThat(delivery.peerKey()).isEqualTo(lane);
            }
        }
    }

    /** Keys fit where they are stored, and two messages of different ids never share one. */
    static void assertKeys(List<InboundEvent> events) {
        Map<String, String> ids = new HashMap<>();
        for (InboundEvent event : events) {
            assertThat(event.dedupKey()).isNotBlank().hasSizeLessThanOrEqualTo(400);
            if (event instanceof MessageReceived message) {
                String before = ids.putIfAbsent(message.dedupKey(), message.providerMessageId());
                assertThat(before).isIn(null, message.providerMessageId());
            }
        }
    }
}
