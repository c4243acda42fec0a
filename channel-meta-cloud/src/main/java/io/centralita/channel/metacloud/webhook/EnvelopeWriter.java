package io.centralita.channel.metacloud.webhook;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.json.Json;
import io.centralita.channel.metacloud.json.JsonBytes;
import io.centralita.channel.metacloud.parse.Change;
import io.centralita.channel.metacloud.parse.Item;
import io.centralita.channel.metacloud.parse.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes items back as an envelope of their own that reads the same: their entries, changes and order, the contacts they
 * were joined with, and none of the others.
 */
final class EnvelopeWriter {
    private static final int USUAL_SIZE = 1024;

    /** Fields of a value that are read piece by piece, even where an object stands for an array of one. */
    private static final Set<String> PIECES = Set.of(
            "contacts",
            "messages",
            "message_echoes",
            "statuses",
            "errors",
            "history",
            "state_sync",
            "user_preferences");

    /** The same of a chunk of history. */
    private static final Set<String> PIECES_OF_CHUNK = Set.of("threads", "errors");

    private final JsonGenerator json;

    private EnvelopeWriter(JsonGenerator json) {
        this.json = json;
    }

    static byte[] write(List<Item> items) {
        return JsonBytes.write(USUAL_SIZE, json -> new EnvelopeWriter(json).envelope(items));
    }

    private void envelope(List<Item> items) throws IOException {
        json.writeStartObject();
        json.writeStringField("object", "whatsapp_business_account");
        json.writeArrayFieldStart("entry");
        for (List<Item> change : byChange(items)) {
            entry(change);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Items of one change stand together, since they were read in order. */
    private static List<List<Item>> byChange(List<Item> items) {
        List<List<Item>> changes = new ArrayList<>();
        Change last = null;
        for (Item item : items) {
            if (item.change() != last) {
                changes.add(new ArrayList<>(2));
                last = item.change();
            }
            changes.get(changes.size() - 1).add(item);
        }
        return changes;
    }

    private void entry(List<Item> items) throws IOException {
        Change change = items.get(0).change();
        if (items.get(0).part() instanceof Part.Entry) {
            json.writeTree(change.entry());
            return;
        }
        json.writeStartObject();
        copy(change.entry(), "changes");
        json.writeArrayFieldStart("changes");
        if (items.get(0).part() instanceof Part.Whole) {
            json.writeTree(change.node());
        } else {
            change(change, items);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void change(Change change, List<Item> items) throws IOException {
        json.writeStartObject();
        copy(change.node(), "value");
        json.writeObjectFieldStart("value");
        for (Map.Entry<String, JsonNode> field : change.value().properties()) {
            if (!field.getValue().isArray() && !PIECES.contains(field.getKey())) {
                copy(field);
            }
        }
        contacts(change, items);
        parts(items);
        json.writeEndObject();
        json.writeEndObject();
    }

    /** In their old order, since the first of two that fit is the one that is joined. */
    private void contacts(Change change, List<Item> items) throws IOException {
        Set<JsonNode> wanted = Collections.newSetFromMap(new IdentityHashMap<>());
        items.forEach(item -> wanted.addAll(item.contacts()));
        if (wanted.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("contacts");
        for (JsonNode contact : Json.items(change.value().get("contacts"))) {
            if (wanted.contains(contact)) {
                json.writeTree(contact);
            }
        }
        json.writeEndArray();
    }

    /** Neighbours of one array are written as one array. */
    private void parts(List<Item> items) throws IOException {
        String open = null;
        for (Item item : items) {
            String array = arrayOf(item.part());
            if (!array.equals(open)) {
                if (open != null) {
                    json.writeEndArray();
                }
                json.writeArrayFieldStart(array);
                open = array;
            }
            part(item.part());
        }
        json.writeEndArray();
    }

    private static String arrayOf(Part part) {
        if (part instanceof Part.Element element) {
            return element.array();
        }
        return "history";
    }

    private void part(Part part) throws IOException {
        if (part instanceof Part.Element element) {
            json.writeTree(element.node());
        } else if (part instanceof Part.HistoryPiece piece) {
            json.writeStartObject();
            for (Map.Entry<String, JsonNode> field : piece.chunk().properties()) {
                if (!isPieceOfChunk(field)) {
                    copy(field);
                }
            }
            json.writeArrayFieldStart(piece.array());
            json.writeTree(piece.node());
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static boolean isPieceOfChunk(Map.Entry<String, JsonNode> field) {
        return field.getValue().isArray() || (field.getValue().isObject() && PIECES_OF_CHUNK.contains(field.getKey()));
    }

    private void copy(JsonNode object, String without) throws IOException {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (!field.getKey().equals(without)) {
                copy(field);
            }
        }
    }

    private void copy(Map.Entry<String, JsonNode> field) throws IOException {
        json.writeFieldName(field.getKey());
        json.writeTree(field.getValue());
    }
}
