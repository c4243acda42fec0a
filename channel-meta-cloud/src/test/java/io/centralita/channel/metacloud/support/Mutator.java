package io.centralita.channel.metacloud.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Damages trees at random, the same way for the same seed. */
public final class Mutator {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> NAMES = List.of(
            "id",
            "type",
            "from",
            "from_user_id",
            "wa_id",
            "user_id",
            "field",
            "value",
            "messages",
            "statuses",
            "contacts",
            "errors",
            "timestamp",
            "text",
            "group_id",
            "context",
            "novelty");

    private final Random random;

    public Mutator(long seed) {
        random = new Random(seed);
    }

    /** One envelope with the entries of several, shuffled, some of their changes put together. */
    public JsonNode batch(List<JsonNode> envelopes) {
        ObjectNode batch = NODES.objectNode().put("object", "whatsapp_business_account");
        ArrayNode entries = batch.putArray("entry");
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            JsonNode source = envelopes.get(random.nextInt(envelopes.size())).deepCopy();
            for (JsonNode entry : source.get("entry")) {
                if (random.nextBoolean() && !entries.isEmpty()) {
                    ((ArrayNode) entries.get(0).get("changes")).addAll((ArrayNode) entry.get("changes"));
                } else {
                    entries.add(entry);
                }
            }
        }
        return batch;
    }

    /** Damages some places below the envelope's changes. */
    public void damage(JsonNode envelope) {
        int times = random.nextInt(6);
        for (int i = 0; i < times; i++) {
            List<JsonNode> containers = new ArrayList<>();
            envelope.get("entry").forEach(entry -> collect(entry, containers));
            if (!containers.isEmpty()) {
                damageOne(containers.get(random.nextInt(containers.size())));
            }
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode() && !node.isEmpty()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private void damageOne(JsonNode container) {
        if (container instanceof ObjectNode object) {
            damageObject(object);
        } else if (container instanceof ArrayNode array) {
            damageArray(array);
        }
    }

    private void damageObject(ObjectNode object) {
        List<String> fields = new ArrayList<>();
        object.fieldNames().forEachRemaining(fields::add);
        String field = fields.get(random.nextInt(fields.size()));
        switch (random.nextInt(5)) {
            case 0 -> object.remove(field);
            case 1 -> object.set(field, anything());
            case 2 ->
                object.set(
                        NAMES.get(random.nextInt(NAMES.size())),
                        object.get(field).deepCopy());
            case 3 -> object.set(field, NODES.arrayNode().add(object.get(field)));
            default -> reorder(object, fields);
        }
    }

    private static void reorder(ObjectNode object, List<String> fields) {
        JsonNode first = object.remove(fields.get(0));
        object.set(fields.get(0), first);
    }

    private void damageArray(ArrayNode array) {
        int at = random.nextInt(array.size());
        switch (random.nextInt(4)) {
            case 0 -> array.remove(at);
            case 1 -> array.add(array.get(at).deepCopy());
            case 2 -> array.insert(at, anything());
            default -> array.set(at, anything());
        }
    }

    private JsonNode anything() {
        return switch (random.nextInt(10)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(random.nextLong());
            case 2 -> NODES.numberNode(random.nextGaussian() * 1e300);
            case 3 -> NODES.textNode("");
            case 4 -> NODES.textNode("BR." + random.nextInt(50));
            case 5 -> NODES.textNode(String.valueOf(5_500_000_000L + random.nextInt(50)));
            case 6 -> NODES.textNode("x".repeat(random.nextInt(600)) + "\ud800");
            case 7 -> NODES.booleanNode(random.nextBoolean());
            case 8 -> NODES.arrayNode().add(NODES.objectNode().put("id", "wamid." + random.nextInt(99)));
            default -> NODES.objectNode().put("type", "text").put("body", "b");
        };
    }
}
