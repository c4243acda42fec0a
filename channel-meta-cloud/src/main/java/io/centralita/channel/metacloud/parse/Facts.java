package io.centralita.channel.metacloud.parse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A tree as flat facts: {@code ban_info.waba_ban_state} becomes {@code ban_info_waba_ban_state}, elements get their place. */
final class Facts {
    private static final int MOST = 100;
    private static final int DEEPEST = 4;

    private Facts() {}

    static Map<String, String> of(JsonNode node) {
        return without(node, Set.of());
    }

    /** All but some top-level fields that are told elsewhere. */
    static Map<String, String> without(JsonNode node, Set<String> fields) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!fields.contains(field.getKey())) {
                add(facts, field.getKey(), field.getValue(), 1);
            }
        }
        return facts;
    }

    private static void add(Map<String, String> facts, String key, JsonNode node, int depth) {
        if (node.isNull() || facts.size() >= MOST) {
            return;
        }
        if (node.isValueNode()) {
            facts.put(key, node.asText());
        } else if (depth >= DEEPEST) {
            facts.put(key, node.toString());
        } else {
            addAll(facts, key, node, depth + 1);
        }
    }

    private static void addAll(Map<String, String> facts, String key, JsonNode node, int depth) {
        if (node.isObject()) {
            node.properties().forEach(field -> add(facts, key + "_" + field.getKey(), field.getValue(), depth));
            return;
        }
        for (int place = 0; place < node.size(); place++) {
            add(facts, key + "_" + place, node.get(place), depth);
        }
    }
}
